using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Add-, Modify- and RemoveFeatureSettings of both services; each takes only what is its own (facts A3.1).</summary>
/// <param name="ofVms">True for the VM service, false for the switch service.</param>
internal sealed class FeatureSettings(bool ofVms)
{
    private const string Out = "ResultingFeatureSettings";

    /// <summary>AddFeatureSettings.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The new settings.</returns>
    public ProviderResult Add(ProviderCall call)
    {
        CimRecord target = call.NeedInstance("AffectedConfiguration");
        bool toSwitch = Names.Same(target.ClassName, Msvm.SwitchSettings);
        string port = target.Text("InstanceID") ?? target.Text("Name")!;
        if ((!toSwitch && !Names.Same(target.ClassName, Msvm.Allocation)) || InstanceIds.IsDefinition(port))
        {
            throw Refuse($"AffectedConfiguration must be a port allocation or the settings of a switch, and {port} of {target.ClassName} is not.");
        }

        CheckOwner(port, toSwitch || !HostPort.IsOfVm(target));
        LiveRules.Check(call, port);
        var made = new List<CimPath>();
        foreach (CimRecord given in call.NeedEmbedded("FeatureSettings", "Msvm_FeatureSettingData"))
        {
            PortFeature feature = PortFeature.Of(given.ClassName) ?? throw call.Host.Fault.NotSupported($"the lab has no feature {given.ClassName}.");
            if (feature.IsForSwitch != toSwitch)
            {
                throw Refuse($"{given.ClassName} is a feature of a {(feature.IsForSwitch ? "switch" : "port")}, and {port} is none.");
            }

            if (!feature.MayRepeat && FeatureObjects.Of(call.Host, port, feature).Any())
            {
                throw new ProviderRefusal(ProviderRefusal.InvalidState, $"{port} already has a setting of {given.ClassName}: modify it or remove it first.");
            }

            CimRecord setting = EmbeddedInstance.New(call.Host, given);
            FeatureRules.Check(new FeatureCheck(call.Host, call.Options, port, setting));
            CimRecord kept = FeatureObjects.Add(call.Host, port, setting);
            RdmaObjects.Unsettle(call.Host, kept);
            made.Add(call.Host.PathOf(kept));
        }

        return new ProviderResult(Out, made);
    }

    /// <summary>ModifyFeatureSettings; the object is known by the InstanceID inside the embedded instance.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The changed settings.</returns>
    public ProviderResult Modify(ProviderCall call)
    {
        var changed = new List<CimPath>();
        foreach (CimRecord given in call.NeedEmbedded("FeatureSettings", "Msvm_FeatureSettingData"))
        {
            string? id = given.Text("InstanceID");
            CimRecord existing = Find(call, given.ClassName, id);
            if (call.Options.RefuseVlanModify && Names.Same(existing.ClassName, Msvm.Vlan))
            {
                throw Refuse($"{id} cannot be modified.");
            }

            CimRecord setting = EmbeddedInstance.Changed(call.Host, existing, given, call.Options.OmittedProperty);
            FeatureRules.Check(new FeatureCheck(call.Host, call.Options, InstanceIds.PortOf(setting.Text("InstanceID")!), setting));
            call.Host.Store.Put(setting);
            RdmaObjects.Unsettle(call.Host, setting);
            changed.Add(call.Host.PathOf(setting));
        }

        return new ProviderResult(Out, changed);
    }

    /// <summary>RemoveFeatureSettings; it takes references (facts A3.2).</summary>
    /// <param name="call">The call.</param>
    /// <returns>Nothing.</returns>
    public ProviderResult Remove(ProviderCall call)
    {
        foreach (CimRecord setting in call.NeedInstances("FeatureSettings"))
        {
            RdmaObjects.Unsettle(call.Host, setting);
            call.Host.Store.Remove(Find(call, setting.ClassName, setting.Text("InstanceID")));
        }

        return ProviderResult.Done;
    }

    private static ProviderRefusal Refuse(string message) => new(ProviderRefusal.InvalidParameter, message);

    private CimRecord Find(ProviderCall call, string className, string? id)
    {
        CimRecord? setting = call.Host.Store.Find(className, id);
        if (setting is null || InstanceIds.IsDefinition(id!))
        {
            throw call.Host.Fault.NotFound($"{className} {id}");
        }

        string port = InstanceIds.PortOf(setting.Text("InstanceID")!);
        CheckOwner(port, !port.EndsWith(@"\C", System.StringComparison.OrdinalIgnoreCase));
        LiveRules.Check(call, port);
        return setting;
    }

    private void CheckOwner(string port, bool ofSwitch)
    {
        if (ofSwitch == ofVms)
        {
            throw Refuse($"{port} belongs to a {(ofSwitch ? "virtual switch" : "virtual machine")}: the other management service takes it.");
        }
    }
}
