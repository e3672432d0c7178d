using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Virtualization;

/// <summary>Reads the VLAN feature of a port (facts A1.9, A5).</summary>
internal static class PortVlanReader
{
    private static readonly string[] s_numbers = ["OperationMode", "AccessVlanId", "NativeVlanId", "PvlanMode", "PrimaryVlanId", "SecondaryVlanId"];

    /// <summary>The VLAN setting.</summary>
    /// <param name="feature">The VLAN feature; null if the port has none, which is untagged.</param>
    /// <param name="problem">What cannot be understood, as the end of a sentence that begins with the port; null if all is clear.</param>
    /// <returns>What the port does; untagged where there is a problem.</returns>
    public static PortVlan Read(CimRecord? feature, out string? problem)
    {
        problem = null;
        long mode = feature?.Number("OperationMode") ?? 0;
        PortVlan? vlan = mode switch
        {
            0 => PortVlan.None,
            1 => ReadAccess(feature!),
            2 => ReadTrunk(feature!),
            3 => ReadPrivate(feature!),
            _ => null,
        };
        if (vlan is null)
        {
            problem = $"has a VLAN setting that makes no sense ({Describe(feature!)})";
        }

        return vlan ?? PortVlan.None;
    }

    // Access with VLAN 0 has no effect (facts A5): the port is untagged.
    private static PortVlan? ReadAccess(CimRecord feature) => feature.Number("AccessVlanId") switch
    {
        null or 0 => PortVlan.None,
        long id => Id(id) is VlanId vlan ? new PortVlan.Access(vlan) : null,
    };

    private static PortVlan.Trunk? ReadTrunk(CimRecord feature)
    {
        long native = feature.Number("NativeVlanId") ?? 0;
        return native != 0 && !VlanId.IsValid(native)
            ? null
            : new PortVlan.Trunk(Id(native), Ids(feature, "TrunkVlanIdArray").Except(Ids(feature, "PruneVlanIdArray")));
    }

    private static PortVlan? ReadPrivate(CimRecord feature)
    {
        if (Id(feature.Number("PrimaryVlanId") ?? 0) is not VlanId primary)
        {
            return null;
        }

        VlanId? secondary = Id(feature.Number("SecondaryVlanId") ?? 0);
        return feature.Number("PvlanMode") switch
        {
            1 when secondary is VlanId id => new PortVlan.Isolated(primary, id),
            2 when secondary is VlanId id => new PortVlan.Community(primary, id),
            3 => new PortVlan.Promiscuous(primary, Ids(feature, "SecondaryVlanIdArray")),
            _ => null,
        };
    }

    private static VlanId? Id(long number) => VlanId.IsValid(number) ? new VlanId((int)number) : null;

    // 0 and 4095 in a list name no VLAN that a frame could be in.
    private static VlanSet Ids(CimRecord feature, string property) =>
        VlanSet.Of((feature[property] as ushort[] ?? []).Where(id => VlanId.IsValid(id)).Select(id => new VlanId(id)));

    private static string Describe(CimRecord feature)
    {
        IEnumerable<string> numbers = s_numbers
            .Where(p => feature.Number(p) is not (null or 0))
            .Select(p => $"{p} {feature.Number(p)}");
        return string.Join(", ", numbers);
    }
}
