using System.Collections.Generic;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>The VLAN setting of a virtual switch port.</summary>
internal static class PortVlanSection
{
    public static readonly KeyTableByWord<PortVlanMode> Keys = new("a VLAN setting", "mode", Vocabulary.VlanMode, new Dictionary<PortVlanMode, KeyTable>
    {
        [PortVlanMode.Untagged] = new("vlanUntagged", "a VLAN setting of mode Untagged", "mode"),
        [PortVlanMode.Access] = new("vlanAccess", "a VLAN setting of mode Access", "mode", "id"),
        [PortVlanMode.Trunk] = new("vlanTrunk", "a VLAN setting of mode Trunk", "mode", "native", "allowed"),
        [PortVlanMode.Isolated] = new("vlanIsolated", "a VLAN setting of mode Isolated", "mode", "primary", "secondary"),
        [PortVlanMode.Community] = new("vlanCommunity", "a VLAN setting of mode Community", "mode", "primary", "secondary"),
        [PortVlanMode.Promiscuous] = new("vlanPromiscuous", "a VLAN setting of mode Promiscuous", "mode", "primary", "secondaries"),
    });

    public static PortVlan? Read(DocumentNode node, ReadContext context)
    {
        if (Keys.Open(node, context) is not var (o, mode))
        {
            return null;
        }

        return mode switch
        {
            PortVlanMode.Access => new PortVlan.Access(o.RequiredVlan("id")),
            PortVlanMode.Trunk => new PortVlan.Trunk(o.VlanOrNone("native", otherwise: null, zeroIsNone: true), o.RequiredVlans("allowed")),
            PortVlanMode.Isolated => new PortVlan.Isolated(o.RequiredVlan("primary"), o.RequiredVlan("secondary")),
            PortVlanMode.Community => new PortVlan.Community(o.RequiredVlan("primary"), o.RequiredVlan("secondary")),
            PortVlanMode.Promiscuous => new PortVlan.Promiscuous(o.RequiredVlan("primary"), o.RequiredVlans("secondaries")),
            _ => PortVlan.None,
        };
    }

    public static DocumentNode Write(PortVlan vlan)
    {
        ObjectBuilder o = new ObjectBuilder().Word("mode", Vocabulary.VlanMode, vlan.Mode);
        return (vlan switch
        {
            PortVlan.Access access => o.Vlan("id", access.Id),
            PortVlan.Trunk trunk => o.Number("native", trunk.Native?.Value ?? 0).Add("allowed", ObjectBuilder.Vlans(trunk.Allowed)),
            PortVlan.Isolated isolated => o.Vlan("primary", isolated.Primary).Vlan("secondary", isolated.Secondary),
            PortVlan.Community community => o.Vlan("primary", community.Primary).Vlan("secondary", community.Secondary),
            PortVlan.Promiscuous promiscuous => o.Vlan("primary", promiscuous.Primary).Add("secondaries", ObjectBuilder.Vlans(promiscuous.Secondaries)),
            _ => o,
        }).Build();
    }

    /// <summary>The setting of an adapter, left out where there is none.</summary>
    public static DocumentNode? WriteUnlessNone(PortVlan vlan) => vlan is PortVlan.Untagged ? null : Write(vlan);
}
