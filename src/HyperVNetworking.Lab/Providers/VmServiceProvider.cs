using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Msvm_VirtualSystemManagementService: the connections of VM adapters and their features (facts A3).</summary>
internal static class VmServiceProvider
{
    private const string Out = "ResultingResourceSettings";

    private static readonly FeatureSettings s_features = new(ofVms: true);

    /// <summary>Calls a method.</summary>
    /// <param name="call">The call.</param>
    /// <returns>What it did; null if the lab lacks the method.</returns>
    public static ProviderResult? Invoke(ProviderCall call) => call.Method.Name switch
    {
        "AddResourceSettings" => Add(call),
        "ModifyResourceSettings" => Modify(call),
        "RemoveResourceSettings" => Remove(call),
        "AddFeatureSettings" => s_features.Add(call),
        "ModifyFeatureSettings" => s_features.Modify(call),
        "RemoveFeatureSettings" => s_features.Remove(call),
        _ => null,
    };

    private static ProviderResult Add(ProviderCall call)
    {
        string vm = AffectedVm(call);
        var made = new List<CimPath>();
        foreach (CimRecord given in call.NeedEmbedded("ResourceSettings", Msvm.Allocation))
        {
            CimRecord allocation = EmbeddedInstance.New(call.Host, given);
            CimRecord adapter = Adapter(call.Host, allocation);
            string id = InstanceIds.Connection(adapter.Text("InstanceID")!);
            if (!Names.Same(InstanceIds.Owner(id), vm))
            {
                throw Refuse($"Parent {allocation.Text("Parent")} is no adapter of the VM {vm}.");
            }

            if (call.Host.Store.Find(Msvm.Allocation, id) is not null)
            {
                throw new ProviderRefusal(ProviderRefusal.InvalidState, $"{id} is already there: modify it.");
            }

            made.Add(Keep(call.Host, call.Host.With(allocation, ("InstanceID", id))));
        }

        return new ProviderResult(Out, made);
    }

    private static ProviderResult Modify(ProviderCall call)
    {
        var changed = new List<CimPath>();
        foreach (CimRecord given in call.NeedEmbedded("ResourceSettings", Msvm.Allocation))
        {
            CimRecord existing = Own(call.Host, call.Host.Store.Find(Msvm.Allocation, given.Text("InstanceID")), given.Text("InstanceID"));
            CimRecord after = EmbeddedInstance.Changed(call.Host, existing, given, call.Options.OmittedProperty);
            if (!Names.Same(InstanceIds.Connection(Adapter(call.Host, after).Text("InstanceID")!), existing.Text("InstanceID")))
            {
                throw Refuse($"Parent of {existing.Text("InstanceID")} cannot be changed.");
            }

            changed.Add(Keep(call.Host, after));
        }

        return new ProviderResult(Out, changed);
    }

    private static ProviderResult Remove(ProviderCall call)
    {
        foreach (CimRecord setting in call.NeedInstances("ResourceSettings"))
        {
            if (!Names.Same(setting.ClassName, Msvm.Allocation))
            {
                throw call.Host.Fault.NotSupported($"the lab removes no {setting.ClassName}.");
            }

            CimRecord own = Own(call.Host, call.Host.Store.Find(call.Host.PathOf(setting)), setting.Text("InstanceID"));
            FeatureObjects.RemoveOf(call.Host, own.Text("InstanceID")!);
            call.Host.Store.Remove(own);
        }

        return ProviderResult.Done;
    }

    private static string AffectedVm(ProviderCall call)
    {
        CimRecord target = call.NeedInstance("AffectedConfiguration");
        return target.ClassName switch
        {
            Msvm.VmSettings => InstanceIds.Owner(target.Text("InstanceID")!),
            Msvm.ComputerSystem when call.Options.AcceptVmAsConfiguration => target.Text("Name")!,
            _ => throw Refuse($"AffectedConfiguration must be the settings of a VM, and {target.ClassName} is not."),
        };
    }

    private static CimRecord Adapter(LabHost host, CimRecord allocation)
    {
        if (!CimPath.TryParse(allocation.Text("Parent"), out CimPath? path) || !IsLocal(host, path!)
            || (!Names.Same(path!.ClassName, Msvm.SyntheticPortSettings) && !Names.Same(path.ClassName, Msvm.EmulatedPortSettings)))
        {
            throw Refuse($"Parent \"{allocation.Text("Parent")}\" is not the full path of an adapter's settings on this host.");
        }

        return host.Store.Find(path) is CimRecord adapter && !InstanceIds.IsDefinition(adapter.Text("InstanceID")!)
            ? adapter
            : throw host.Fault.NotFound(path.ToString());
    }

    private static CimPath Keep(LabHost host, CimRecord allocation)
    {
        string[] resources = allocation.Texts("HostResource").Where(r => r.Length > 0).ToArray();
        if (allocation.Number("EnabledState") is not (2 or 3))
        {
            throw Refuse($"EnabledState {allocation.Number("EnabledState")} is neither 2 (connected) nor 3 (disconnected).");
        }

        if (resources.Length > 1 || (resources.Length == 0 && allocation.Number("EnabledState") == 2 && string.IsNullOrEmpty(allocation.Text("PoolID"))))
        {
            throw Refuse("A connected adapter needs exactly one virtual switch in HostResource.");
        }

        CimRecord kept = host.With(allocation, ("HostResource", resources));
        if (resources.Length == 1)
        {
            if (!CimPath.TryParse(resources[0], out CimPath? path) || !IsLocal(host, path!) || !Names.Same(path!.ClassName, Msvm.Switch))
            {
                throw Refuse($"HostResource \"{resources[0]}\" is not the full path of a virtual switch of this host.");
            }

            CimRecord target = host.Store.Find(path) ?? throw host.Fault.NotFound(path.ToString());
            kept = host.With(kept, ("LastKnownSwitchName", target["ElementName"]));
        }

        host.Store.Put(kept);
        return host.PathOf(kept);
    }

    private static bool IsLocal(LabHost host, CimPath path) =>
        Names.Same(path.ServerName, host.Name) && Names.Same(path.Namespace, CimSchema.Virtualization);

    private static CimRecord Own(LabHost host, CimRecord? allocation, string? id)
    {
        if (allocation is null || InstanceIds.IsDefinition(id!))
        {
            throw host.Fault.NotFound($"{Msvm.Allocation} {id}");
        }

        return HostPort.IsOfVm(allocation) ? allocation : throw Refuse($"{id} belongs to a virtual switch: the other management service takes it.");
    }

    private static ProviderRefusal Refuse(string message) => new(ProviderRefusal.InvalidParameter, message);
}
