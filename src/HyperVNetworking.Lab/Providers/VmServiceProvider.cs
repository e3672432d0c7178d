using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Msvm_VirtualSystemManagementService: VMs, their adapters with connections, and the features of those (facts A3).</summary>
internal static class VmServiceProvider
{
    /// <summary>The base of adapters' settings and of connections.</summary>
    public const string AdapterOrConnection = "CIM_EthernetPortAllocationSettingData";

    private const string Out = "ResultingResourceSettings";

    private static readonly FeatureSettings s_features = new(ofVms: true);

    /// <summary>Calls a method.</summary>
    /// <param name="call">The call.</param>
    /// <returns>What it did; null if the lab lacks the method.</returns>
    public static ProviderResult? Invoke(ProviderCall call) => call.Method.Name switch
    {
        "DefineSystem" => VmSystems.Define(call),
        "DestroySystem" => VmSystems.Destroy(call),
        "ModifySystemSettings" => ModifySettings(call),
        "AddResourceSettings" => Add(call),
        "ModifyResourceSettings" => Modify(call),
        "RemoveResourceSettings" => Remove(call),
        "AddFeatureSettings" => s_features.Add(call),
        "ModifyFeatureSettings" => s_features.Modify(call),
        "RemoveFeatureSettings" => s_features.Remove(call),
        "SetGuestNetworkAdapterConfiguration" => GuestAdapters.Set(call),
        ProbeProvider.Method => ProbeProvider.Test(call),
        "FormatError" => FormatError(call),
        _ => null,
    };

    private static ProviderResult Add(ProviderCall call)
    {
        string vm = AffectedVm(call);
        LiveRules.Check(call, InstanceIds.Settings(vm));
        var made = new List<CimPath>();
        foreach (CimRecord given in call.NeedEmbedded("ResourceSettings", AdapterOrConnection))
        {
            made.Add(IsConnection(given) ? VmConnections.Add(call, vm, given) : VmAdapters.Add(call, vm, given));
        }

        return new ProviderResult(Out, made);
    }

    private static ProviderResult Modify(ProviderCall call)
    {
        var changed = new List<CimPath>();
        foreach (CimRecord given in call.NeedEmbedded("ResourceSettings", AdapterOrConnection))
        {
            LiveRules.Check(call, given.Text("InstanceID") ?? string.Empty);
            changed.Add(IsConnection(given) ? VmConnections.Modify(call, given) : VmAdapters.Modify(call, given));
        }

        return new ProviderResult(Out, changed);
    }

    private static ProviderResult Remove(ProviderCall call)
    {
        foreach (CimRecord setting in call.NeedInstances("ResourceSettings"))
        {
            LiveRules.Check(call, setting.Text("InstanceID") ?? string.Empty);
            if (IsConnection(setting))
            {
                VmConnections.Remove(call.Host, setting);
            }
            else if (VmAdapters.Is(setting))
            {
                VmAdapters.Remove(call.Host, setting);
            }
            else
            {
                throw call.Host.Fault.NotSupported($"the lab removes no {setting.ClassName}.");
            }
        }

        return ProviderResult.Done;
    }

    private static ProviderResult ModifySettings(ProviderCall call)
    {
        CimRecord given = EmbeddedInstance.Read(call.Host, "SystemSettings", call.Need<string>("SystemSettings"), Msvm.VmSettings);
        string? id = given.Text("InstanceID");
        CimRecord existing = call.Host.Store.Find(Msvm.VmSettings, id) ?? throw call.Host.Fault.NotFound($"{Msvm.VmSettings} {id}");
        CimRecord after = EmbeddedInstance.Changed(call.Host, existing, given, OmittedProperty.Keep);
        call.Host.Store.Put(after);
        CimPath vm = call.Host.SystemPathOf(InstanceIds.Owner(existing.Text("InstanceID")!));
        if (call.Host.Store.Find(vm) is CimRecord system)
        {
            call.Host.Store.Put(call.Host.With(system, ("ElementName", after["ElementName"])));
        }

        return new ProviderResult(null, [call.Host.PathOf(after)]);
    }

    // Turns the CIM-XML of Msvm_Error objects into one text (facts A1.14).
    private static ProviderResult FormatError(ProviderCall call)
    {
        IEnumerable<string?> messages = call.NeedEmbedded("Errors", Msvm.Error).Select(e => e.Text("Message"));
        return ProviderResult.Done with { Values = [("ErrorMessage", string.Join(" ", messages))], CanBeJob = false };
    }

    private static bool IsConnection(CimRecord setting) => Names.Same(setting.ClassName, Msvm.Allocation);

    private static string AffectedVm(ProviderCall call)
    {
        CimRecord target = call.NeedInstance("AffectedConfiguration");
        return target.ClassName switch
        {
            Msvm.VmSettings => InstanceIds.Owner(target.Text("InstanceID")!),
            Msvm.ComputerSystem when call.Options.AcceptVmAsConfiguration => target.Text("Name")!,
            _ => throw new ProviderRefusal(ProviderRefusal.InvalidParameter, $"AffectedConfiguration must be the settings of a VM, and {target.ClassName} is not."),
        };
    }
}
