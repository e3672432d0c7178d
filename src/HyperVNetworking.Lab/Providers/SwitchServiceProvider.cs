using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Msvm_VirtualEthernetSwitchManagementService: switches, their host-side ports and the features of both (facts A3, A4).</summary>
internal static class SwitchServiceProvider
{
    private const string Out = "ResultingResourceSettings";

    // What the cmdlets offer only where a switch is made (facts A4).
    private static readonly string[] s_fixed = ["TeamingEnabled", "BandwidthReservationMode", "IOVPreferred"];

    private static readonly FeatureSettings s_features = new(ofVms: false);

    /// <summary>Calls a method.</summary>
    /// <param name="call">The call.</param>
    /// <returns>What it did; null if the lab lacks the method.</returns>
    public static ProviderResult? Invoke(ProviderCall call) => call.Method.Name switch
    {
        "DefineSystem" => Define(call),
        "DestroySystem" => Destroy(call),
        "ModifySystemSettings" => ModifySettings(call),
        "AddResourceSettings" => Add(call),
        "ModifyResourceSettings" => Modify(call),
        "RemoveResourceSettings" => Remove(call),
        "AddFeatureSettings" => s_features.Add(call),
        "ModifyFeatureSettings" => s_features.Modify(call),
        "RemoveFeatureSettings" => s_features.Remove(call),
        _ => null,
    };

    private static ProviderResult Define(ProviderCall call)
    {
        if (call.Parameters.ContainsKey("ReferenceConfiguration"))
        {
            throw new ProviderRefusal(ProviderRefusal.NotSupported, "ReferenceConfiguration is not supported.");
        }

        CimRecord given = EmbeddedInstance.Read(call.Host, "SystemSettings", call.Need<string>("SystemSettings"), Msvm.SwitchSettings);
        CheckSettings(given);
        if (string.IsNullOrEmpty(given.Text("ElementName")))
        {
            throw Refuse("A virtual switch needs an ElementName.");
        }

        CimRecord wanted = EmbeddedInstance.New(call.Host, given);
        if (call.Options.StoreResolvedBandwidthMode)
        {
            wanted = call.Host.With(wanted, ("BandwidthReservationMode", BandwidthRules.ModeOf(wanted)));
        }

        CimRecord settings = SwitchObjects.Add(call.Host, call.Host.NewGuid(), wanted);
        if (call.Parameters.TryGetValue("ResourceSettings", out object? ports) && ((string[])ports).Length > 0)
        {
            AddPorts(call, settings);
        }

        CimRecord made = Switch(call.Host, settings);
        return new ProviderResult("ResultingSystem", [call.Host.PathOf(made)]);
    }

    private static ProviderResult Destroy(ProviderCall call)
    {
        CimRecord target = call.NeedInstance("AffectedSystem");
        if (!Names.Same(target.ClassName, Msvm.Switch))
        {
            throw Refuse($"AffectedSystem must be a virtual switch, and {target.ClassName} is not.");
        }

        string guid = target.Text("Name")!;
        int connected = call.Host.Store.Of(Msvm.Allocation).Count(a => HostPort.IsOfVm(a) && Names.Same(HostPort.SwitchOf(a), guid)
            && call.Host.Store.Find(call.Host.SystemPathOf(InstanceIds.Owner(a.Text("InstanceID")!))) is not null);
        if (connected > 0 && call.Options.RefuseDestroyOfConnectedSwitch)
        {
            throw new ProviderRefusal(ProviderRefusal.InUse, $"The virtual switch {target.Text("ElementName")} has {connected} connected VM adapters.");
        }

        SwitchObjects.Remove(call.Host, guid);
        return ProviderResult.Done;
    }

    private static ProviderResult ModifySettings(ProviderCall call)
    {
        CimRecord given = EmbeddedInstance.Read(call.Host, "SystemSettings", call.Need<string>("SystemSettings"), Msvm.SwitchSettings);
        CheckSettings(given);
        CimRecord existing = call.Host.Store.Find(Msvm.SwitchSettings, given.Text("InstanceID"))
            ?? throw call.Host.Fault.NotFound($"{Msvm.SwitchSettings} {given.Text("InstanceID")}");
        foreach (string property in s_fixed)
        {
            if (given[property] is object value && !value.Equals(existing[property]))
            {
                throw Refuse($"{property} of a virtual switch cannot be changed.");
            }
        }

        CimRecord after = EmbeddedInstance.Changed(call.Host, existing, given, OmittedProperty.Keep);
        call.Host.Store.Put(after);
        call.Host.Store.Put(call.Host.With(Switch(call.Host, after), ("ElementName", after["ElementName"])));
        return new ProviderResult(null, [call.Host.PathOf(after)]);
    }

    private static ProviderResult Add(ProviderCall call)
    {
        CimRecord target = call.NeedInstance("AffectedConfiguration");
        return Names.Same(target.ClassName, Msvm.SwitchSettings)
            ? new ProviderResult(Out, AddPorts(call, target))
            : throw Refuse($"AffectedConfiguration must be the settings of a virtual switch, and {target.ClassName} is not.");
    }

    private static ProviderResult Modify(ProviderCall call)
    {
        var changed = new List<CimPath>();
        foreach (CimRecord given in call.NeedEmbedded("ResourceSettings", Msvm.Allocation))
        {
            CimRecord existing = Own(call.Host, call.Host.Store.Find(Msvm.Allocation, given.Text("InstanceID")), given.Text("InstanceID"));
            CimRecord after = EmbeddedInstance.Changed(call.Host, existing, given, call.Options.OmittedProperty);
            CimRecord settings = call.Host.Store.Find(Msvm.SwitchSettings, InstanceIds.Settings(InstanceIds.Owner(existing.Text("InstanceID")!)))!;
            HostPortRules.Check(call, settings, after, existing);
            if (HostPort.IsExternal(existing) != HostPort.IsExternal(after))
            {
                throw Refuse("A port cannot change between internal and external.");
            }

            SwitchObjects.Rehome(call.Host, existing, after);
            changed.Add(call.Host.PathOf(after));
        }

        return new ProviderResult(Out, changed);
    }

    private static ProviderResult Remove(ProviderCall call)
    {
        foreach (CimRecord setting in call.NeedInstances("ResourceSettings"))
        {
            SwitchObjects.RemovePort(call.Host, Own(call.Host, call.Host.Store.Find(call.Host.PathOf(setting)), setting.Text("InstanceID")));
        }

        return ProviderResult.Done;
    }

    private static CimPath[] AddPorts(ProviderCall call, CimRecord settings)
    {
        string guid = InstanceIds.Owner(settings.Text("InstanceID")!);
        var made = new List<CimPath>();
        foreach (CimRecord given in call.NeedEmbedded("ResourceSettings", Msvm.Allocation))
        {
            CimRecord port = EmbeddedInstance.New(call.Host, given);
            HostPortRules.Check(call, settings, port, null);
            made.Add(call.Host.PathOf(SwitchObjects.AddPort(call.Host, guid, port)));
        }

        AddressObjects.Share(call.Host, guid);
        return [.. made];
    }

    private static CimRecord Switch(LabHost host, CimRecord settings) =>
        host.Store.Of(Msvm.Switch).First(s => Names.Same(s.Text("Name"), settings.Text("VirtualSystemIdentifier")));

    private static void CheckSettings(CimRecord given)
    {
        if (given.Number("BandwidthReservationMode") is > 3)
        {
            throw Refuse($"BandwidthReservationMode {given.Number("BandwidthReservationMode")} is none of 0 to 3.");
        }
    }

    private static CimRecord Own(LabHost host, CimRecord? port, string? id)
    {
        if (port is null || !Names.Same(port.ClassName, Msvm.Allocation) || InstanceIds.IsDefinition(id!))
        {
            throw host.Fault.NotFound($"{Msvm.Allocation} {id}");
        }

        return HostPort.IsOfVm(port) ? throw Refuse($"{id} belongs to a virtual machine: the other management service takes it.") : port;
    }

    private static ProviderRefusal Refuse(string message) => new(ProviderRefusal.InvalidParameter, message);
}
