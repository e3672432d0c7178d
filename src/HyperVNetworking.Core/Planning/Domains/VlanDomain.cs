using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>One VLAN number and the tenants whose frames travel under it. Most tenants have one of their own; allow rules put several into one private VLAN.</summary>
internal sealed class VlanDomain
{
    public VlanDomain(DomainRole role, IEnumerable<TenantDraft> tenants, VlanDomain? primary = null)
    {
        Role = role;
        Tenants = tenants.ToArray();
        Primary = primary;
        primary?.Secondaries.Add(this);
        foreach (TenantDraft tenant in Tenants.Where(_ => role != DomainRole.Silent))
        {
            tenant.Domain = this;
        }
    }

    public DomainRole Role { get; }

    /// <summary>The tenants; of a silent primary those that hear nothing in it.</summary>
    public IReadOnlyList<TenantDraft> Tenants { get; }

    /// <summary>The primary that a secondary belongs to; null for other domains.</summary>
    public VlanDomain? Primary { get; }

    /// <summary>The secondaries of a primary.</summary>
    public List<VlanDomain> Secondaries { get; } = [];

    /// <summary>The tenants in the middle that hear a secondary.</summary>
    public List<TenantDraft> HeardBy { get; } = [];

    /// <summary>Its number, once it has one.</summary>
    public VlanId? Vlan { get; set; }

    /// <summary>Why it has that number, as a clause.</summary>
    public string? Source { get; set; }

    public string Owner => Tenants[0].Name;

    public bool IsHostOnly => Tenants[0].IsHostOnly;

    /// <summary>Whether a number must be found for it.</summary>
    public bool NeedsNumber => Tenants.Any(t => t.Members.Count > 0 || (Role != DomainRole.Own && t.Servers.Count > 0));

    /// <summary>The VM adapters in it.</summary>
    public IEnumerable<MemberDraft> Members => Tenants.SelectMany(t => t.Members);

    /// <summary>The tenants that a physical port on the way between them carries the VLAN for: those that send into it and those that hear it.</summary>
    public IEnumerable<TenantDraft> Travellers => Role switch
    {
        DomainRole.Silent => [],
        DomainRole.Promiscuous => Tenants.Concat(Secondaries.Where(s => s.Role != DomainRole.Heard).SelectMany(s => s.Tenants)),
        DomainRole.Isolated when HeardBy.Count == 0 => [],
        _ => Tenants.Concat(HeardBy),
    };

    /// <summary>The number that an adapter has in the role of this domain: its own VLAN, which is the secondary of a private one; of a silent primary the primary.</summary>
    public VlanId? Held(PortVlan vlan) => vlan switch
    {
        PortVlan.Isolated isolated when Role == DomainRole.Silent => isolated.Primary,
        _ when Role == DomainRole.Silent => null,
        PortVlan.Access access => access.Id,
        PortVlan.Isolated isolated => isolated.Secondary,
        PortVlan.Community community => community.Secondary,
        PortVlan.Promiscuous promiscuous => promiscuous.Primary,
        _ => null,
    };
}
