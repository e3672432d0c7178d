using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Services, pools, capabilities and the templates that they lead to (facts A1.11, A2.1).</summary>
internal static class CapabilityAssociations
{
    /// <summary>The host with its services.</summary>
    /// <param name="host">The host.</param>
    /// <returns>Host and service.</returns>
    public static IEnumerable<(CimPath First, CimPath Second)> Services(LabHost host) =>
        host.Store.Of(Msvm.VmService).Concat(host.Store.Of(Msvm.SwitchService)).Select(s => (host.SystemPath, host.PathOf(s)));

    /// <summary>Features with their templates.</summary>
    /// <param name="host">The host.</param>
    /// <returns>Capabilities and template.</returns>
    public static IEnumerable<(CimPath First, CimPath Second)> Features(LabHost host) =>
        PortFeature.All.SelectMany(f => Templates(host, f.ClassName)
            .Select(s => (host.PathOf(Msvm.FeatureCapabilities, InstanceIds.Prefix + f.Id), host.PathOf(s))));

    /// <summary>Kinds of allocations with their templates.</summary>
    /// <param name="host">The host.</param>
    /// <returns>Capabilities and template.</returns>
    public static IEnumerable<(CimPath First, CimPath Second)> Allocations(LabHost host) =>
        ResourceKind.All.SelectMany(k => Templates(host, k.ClassName)
            .Select(s => (host.PathOf(Msvm.AllocationCapabilities, k.PoolId), host.PathOf(s))));

    /// <summary>Pools with what can be allocated from them.</summary>
    /// <param name="host">The host.</param>
    /// <returns>Pool and capabilities.</returns>
    public static IEnumerable<(CimPath First, CimPath Second)> Pools(LabHost host) =>
        ResourceKind.All.Select(k => (host.PathOf(Msvm.ResourcePool, k.PoolId), host.PathOf(Msvm.AllocationCapabilities, k.PoolId)));

    /// <summary>Pools with what is allocated from them.</summary>
    /// <param name="host">The host.</param>
    /// <returns>Pool and allocation.</returns>
    public static IEnumerable<(CimPath First, CimPath Second)> FromPools(LabHost host) =>
        ResourceKind.All.SelectMany(k => SettingAssociations.Live(host, k.ClassName)
            .Select(s => (host.PathOf(Msvm.ResourcePool, k.PoolId), host.PathOf(s))));

    /// <summary>What a template is: ValueRole 0 default or 3 supported, ValueRange 0 point, 1 minimum, 2 maximum, 3 increment.</summary>
    /// <param name="pair">Capabilities and template.</param>
    /// <returns>The values.</returns>
    public static (string Name, object? Value)[] Values((CimPath First, CimPath Second) pair)
    {
        string last = InstanceIds.Last(pair.Second["InstanceID"]!);
        int range = last.ToUpperInvariant() switch { "MINIMUM" => 1, "MAXIMUM" => 2, "INCREMENT" => 3, _ => 0 };
        return [("PropertyPolicy", 0), ("ValueRole", Names.Same(last, "Default") ? 0 : 3), ("ValueRange", range)];
    }

    private static IEnumerable<CimRecord> Templates(LabHost host, string className) =>
        host.Store.Of(className).Where(s => InstanceIds.IsDefinition(s.Text("InstanceID")!));
}
