using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents;

/// <summary>Which tenant an adapter's setting suggests (the send and hear table of design 6).</summary>
internal sealed class VlanGroups
{
    private readonly HashSet<(string Place, int Primary, VlanSet Secondaries)> _promiscuous = [];
    private readonly HashSet<(string Place, int Primary, int Secondary, string Tenant)> _secondaries = [];

    /// <summary>The tenant of an adapter; null with the reason where none can be told.</summary>
    public DraftTenant? Of(HostState host, VmAdapter adapter, out string? leftOut)
    {
        leftOut = null;
        if (host.FindSwitch(adapter.Switch) is not VirtualSwitch connected)
        {
            leftOut = "they are on no virtual switch";
            return null;
        }

        if (adapter.Isolation is { Mode: not IsolationMode.None } isolation)
        {
            leftOut = adapter.Vlan is PortVlan.Untagged && isolation is { Mode: IsolationMode.Vlan, MultiTenantStack: false, AllowUntagged: true } && VlanId.IsValid(isolation.DefaultId)
                ? null
                : "their isolation setting, the second VLAN store, says more than one VLAN or none that is known";
            return leftOut is null ? Access(host, connected, (int)isolation.DefaultId) : null;
        }

        switch (adapter.Vlan)
        {
            case PortVlan.Access access:
                return Access(host, connected, access.Id.Value);
            case PortVlan.Trunk:
                leftOut = "they are on a trunk and may be in several tenants: name them in the tenants or in allow rules";
                return null;
            case PortVlan.Isolated isolated:
                return Secondary(host, connected, isolated.Primary, isolated.Secondary, "isolated") with { MembersMayCommunicate = false };
            case PortVlan.Community community:
                return Secondary(host, connected, community.Primary, community.Secondary, $"community {community.Secondary}");
            case PortVlan.Promiscuous promiscuous:
                _promiscuous.Add((Place(host, connected), promiscuous.Primary.Value, promiscuous.Secondaries));
                return Tenant(host, connected, $"VLAN {promiscuous.Primary} promiscuous");
            default:
                return Tenant(host, connected, "Untagged");
        }
    }

    /// <summary>Whoever is in a secondary hears the promiscuous ports of its primary; those hear it back where they list it.</summary>
    public IEnumerable<AllowRule> Rules() => _promiscuous
        .SelectMany(port => _secondaries.Where(s => s.Place == port.Place && s.Primary == port.Primary), (port, member) => (port, member))
        .GroupBy(pair => (From: In(pair.port.Place, $"VLAN {pair.port.Primary} promiscuous"), To: pair.member.Tenant))
        .Select(pairs => new AllowRule
        {
            From = pairs.Key.From,
            To = pairs.Key.To,
            Direction = pairs.All(p => p.port.Secondaries.Contains(new VlanId(p.member.Secondary))) ? AllowDirection.Both : AllowDirection.OneWay,
        });

    // VLANs of cabled switches are one numbering; a switch without uplink has its own, on its host.
    private static string Place(HostState host, VirtualSwitch connected) =>
        connected.Type == SwitchType.External ? string.Empty : $"{host.Name} {connected.Name}";

    private static string In(string place, string name) => place.Length == 0 ? name : $"{place} {name}";

    private static DraftTenant Tenant(HostState host, VirtualSwitch connected, string name) =>
        new(In(Place(host, connected), name)) { Visibility = connected.Type == SwitchType.External ? TenantVisibility.Fabric : TenantVisibility.HostOnly };

    // A document's VLANs are those of the physical network: a switch without uplink may repeat them.
    private static DraftTenant Access(HostState host, VirtualSwitch connected, int vlan) =>
        Tenant(host, connected, $"VLAN {vlan}") with { Vlan = connected.Type == SwitchType.External ? new VlanId(vlan) : null };

    private DraftTenant Secondary(HostState host, VirtualSwitch connected, VlanId primary, VlanId secondary, string kind)
    {
        DraftTenant tenant = Tenant(host, connected, $"VLAN {primary} {kind}");
        _secondaries.Add((Place(host, connected), primary.Value, secondary.Value, tenant.Name));
        return tenant;
    }
}
