using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>A tenant in the planner.</summary>
internal sealed class TenantDraft
{
    public TenantDraft(Tenant tenant) => Tenant = tenant;

    public Tenant Tenant { get; }

    public string Name => Tenant.Name;

    public bool IsHostOnly => Tenant.Visibility == TenantVisibility.HostOnly;

    /// <summary>Whether its members may not hear each other.</summary>
    public bool IsApart => Tenant.MembersMayCommunicate == false && (Members.Count > 0 || Servers.Count > 1);

    /// <summary>Its VM adapters.</summary>
    public List<MemberDraft> Members { get; } = [];

    /// <summary>Its servers, by name.</summary>
    public List<string> Servers { get; } = [];

    /// <summary>The VLANs of members that no step of ours can change: servers by their ports, host adapters of the tenant's traffic class.</summary>
    public List<FixedVlan> Fixed { get; } = [];

    /// <summary>The private VLANs of the physical ports that its servers are on.</summary>
    public List<FixedPrivateVlan> FixedPrivate { get; } = [];

    /// <summary>The VLAN domain it is in; null for a HostOnly tenant whose members may communicate.</summary>
    public VlanDomain? Domain { get; set; }

    /// <summary>The secondaries that it hears, if it is in the middle of a private VLAN.</summary>
    public List<VlanDomain> Hears { get; } = [];

    /// <summary>The VLAN it gets; null for a HostOnly tenant, and for one that has no VM and no known VLAN.</summary>
    public VlanId? Vlan => Domain?.Vlan;

    public IEnumerable<HostDraft> Hosts => Members.Select(m => m.Host).Distinct();

    public bool IsPlanned => Members.Count > 0 || Vlan is not null;

    /// <summary>The setting that its adapters get. In the middle of a private VLAN that it hears nobody of, plain access says the same.</summary>
    public PortVlan PortVlan => Domain switch
    {
        { Role: DomainRole.Promiscuous, Vlan: VlanId id } when Heard() is { Count: > 0 } heard => new PortVlan.Promiscuous(id, heard),
        { Role: DomainRole.Community, Vlan: VlanId id, Primary.Vlan: VlanId primary } => new PortVlan.Community(primary, id),
        { Role: DomainRole.Isolated, Vlan: VlanId id, Primary.Vlan: VlanId primary } => new PortVlan.Isolated(primary, id),
        { Vlan: VlanId id } => new PortVlan.Access(id),
        _ => PortVlan.None,
    };

    public TenantNetwork ToNetwork() => new()
    {
        Tenant = Name,
        Vlan = Vlan,
        PrivateVlan = PortVlan is PortVlan.Promiscuous or PortVlan.Community or PortVlan.Isolated ? PortVlan : null,
        Hosts = Hosts.Select(h => h.Name).ToValueList(),
    };

    private VlanSet Heard() => VlanSet.Of(Hears.Where(d => d.Vlan is not null).Select(d => d.Vlan!.Value));
}
