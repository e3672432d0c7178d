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

    /// <summary>Its VM adapters.</summary>
    public List<MemberDraft> Members { get; } = [];

    /// <summary>Its servers, by name.</summary>
    public List<string> Servers { get; } = [];

    /// <summary>The VLANs of members that no step of ours can change: servers by their ports, host adapters of the tenant's traffic class.</summary>
    public List<FixedVlan> Fixed { get; } = [];

    /// <summary>The VLAN it gets; null for a HostOnly tenant, and for one that has no VM and no known VLAN.</summary>
    public VlanId? Vlan { get; set; }

    public IEnumerable<HostDraft> Hosts => Members.Select(m => m.Host).Distinct();

    public bool IsPlanned => Members.Count > 0 || Vlan is not null;

    /// <summary>The setting that its adapters get.</summary>
    public PortVlan PortVlan => Vlan is VlanId id ? new PortVlan.Access(id) : PortVlan.None;

    public TenantNetwork ToNetwork() =>
        new() { Tenant = Name, Vlan = Vlan, Hosts = Hosts.Select(h => h.Name).ToValueList() };
}
