using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The connections (port allocations) of VM adapters: one an adapter, known by the adapter it names as Parent (facts A1.5).</summary>
internal static class VmConnections
{
    /// <summary>Connects an adapter that has no connection yet.</summary>
    /// <param name="call">The call.</param>
    /// <param name="vm">The VM's GUID.</param>
    /// <param name="given">What is given.</param>
    /// <returns>The new connection.</returns>
    public static CimPath Add(ProviderCall call, string vm, CimRecord given)
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

        CimPath made = Keep(call.Host, call.Host.With(allocation, ("InstanceID", id)));
        FeatureObjects.AddOffload(call.Host, id);
        return made;
    }

    /// <summary>Changes a connection; EnabledState 3 disconnects.</summary>
    /// <param name="call">The call.</param>
    /// <param name="given">What is given; its InstanceID says which.</param>
    /// <returns>The connection.</returns>
    public static CimPath Modify(ProviderCall call, CimRecord given)
    {
        CimRecord existing = Own(call.Host, call.Host.Store.Find(Msvm.Allocation, given.Text("InstanceID")), given.Text("InstanceID"));
        CimRecord after = EmbeddedInstance.Changed(call.Host, existing, given, call.Options.OmittedProperty);
        return Names.Same(InstanceIds.Connection(Adapter(call.Host, after).Text("InstanceID")!), existing.Text("InstanceID"))
            ? Keep(call.Host, after)
            : throw Refuse($"Parent of {existing.Text("InstanceID")} cannot be changed.");
    }

    /// <summary>Removes a connection with its features.</summary>
    /// <param name="host">The host.</param>
    /// <param name="setting">The connection.</param>
    public static void Remove(LabHost host, CimRecord setting)
    {
        CimRecord own = Own(host, host.Store.Find(host.PathOf(setting)), setting.Text("InstanceID"));
        FeatureObjects.RemoveOf(host, own.Text("InstanceID")!);
        host.Store.Remove(own);
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
