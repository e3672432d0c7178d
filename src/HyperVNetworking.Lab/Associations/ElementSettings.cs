using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Msvm_ElementSettingData: live switch ports with their allocations, and every setting with itself (facts A2.1).</summary>
internal static class ElementSettings
{
    /// <summary>All pairs.</summary>
    /// <param name="host">The host.</param>
    /// <returns>Element and settings.</returns>
    public static IEnumerable<(CimPath First, CimPath Second)> Pairs(LabHost host) =>
        Ports(host).Concat(SettingAssociations
            .Live(host, Msvm.VmSettings, Msvm.SwitchSettings, Msvm.SyntheticPortSettings, Msvm.EmulatedPortSettings, Msvm.Allocation)
            .Select(s => (host.PathOf(s), host.PathOf(s))));

    /// <summary>What an entry says besides its ends: one of a switch port nothing, one of a setting with itself what is current.</summary>
    /// <param name="pair">The ends.</param>
    /// <returns>The values.</returns>
    public static (string Name, object? Value)[] Values((CimPath First, CimPath Second) pair) => Names.Same(pair.First.ClassName, Msvm.SwitchPort)
        ? []
        : [("IsCurrent", Names.Same(pair.First.ClassName, Msvm.VmSettings) ? 2 : 1), ("IsDefault", 1), ("IsNext", 0)];

    // Reached from its switch port, an allocation is listed with a lower-case GUID (facts A0).
    private static IEnumerable<(CimPath First, CimPath Second)> Ports(LabHost host) =>
        RuntimeObjects.LivePorts(host).Select(a => (
            host.PathOf(RuntimeObjects.SwitchPort(host, a)),
            host.PathOf(Msvm.Allocation, LowerLast(a.Text("InstanceID")!))));

    private static string LowerLast(string id) =>
        id.EndsWith(@"\C", StringComparison.Ordinal)
            ? $@"{InstanceIds.Parent(InstanceIds.Parent(id))}\{InstanceIds.Last(InstanceIds.Parent(id)).ToLowerInvariant()}\C"
            : $@"{InstanceIds.Parent(id)}\{InstanceIds.Last(id).ToLowerInvariant()}";
}
