using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>The VLANs that a group of NICs carries by settings: those of its team NICs, or of the adapters on its virtual switch. What is untagged is in none.</summary>
internal static class CarriedVlans
{
    public static VlanSet Of(UplinkGroup group) => group.Switch is null
        ? VlanSet.Of(group.Team!.EffectiveInterfaces.Select(i => i.Vlan).OfType<VlanId>())
        : TrafficWeights.AdaptersOn(group.Host, group.Switch).Select(a => Of(a.Adapter)).Aggregate(VlanSet.Empty, (all, vlans) => all.Union(vlans));

    private static VlanSet Of(IVirtualAdapter adapter)
    {
        VlanSet own = adapter.Vlan switch
        {
            PortVlan.Access access => VlanSet.Of([access.Id]),
            PortVlan.Trunk trunk => trunk.Allowed,
            PortVlan.Isolated isolated => VlanSet.Of([isolated.Primary, isolated.Secondary]),
            PortVlan.Community community => VlanSet.Of([community.Primary, community.Secondary]),
            PortVlan.Promiscuous promiscuous => promiscuous.Secondaries.Union(VlanSet.Of([promiscuous.Primary])),
            _ => VlanSet.Empty,
        };
        return adapter.Isolation is { Mode: IsolationMode.Vlan, DefaultId: >= VlanId.MinValue and <= VlanId.MaxValue and var id } ? own.Union(VlanSet.Of((int)id)) : own;
    }
}
