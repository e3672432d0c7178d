using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Stage 3: a number for each VLAN domain. What must be comes first (the document, then servers), then what members have, then the lowest free number; so numbers are stable and the same on every run.</summary>
internal sealed class VlanAssignment
{
    private readonly PlanDraft _draft;
    private readonly VlanUsage _usage;
    private readonly Dictionary<VlanId, VlanDomain> _taken = [];

    private VlanAssignment(PlanDraft draft)
    {
        _draft = draft;
        _usage = VlanUsage.Of(draft);
    }

    public static void Run(PlanDraft draft)
    {
        var assignment = new VlanAssignment(draft);
        ILookup<VlanDomain, VlanDemand> demands = draft.Domains.SelectMany(Demands).ToLookup(d => d.Domain, d => d.Demand);
        foreach (VlanDomain domain in draft.Domains.Where(demands.Contains))
        {
            assignment.TakeDemanded(domain, demands[domain].OrderBy(d => d.IsAsked).ToArray());
        }

        // Where two domains' members share a VLAN, the one with more members in it keeps it; a number that nobody sends into comes last.
        VlanDomain[] open = draft.Domains.Where(d => !demands.Contains(d) && d.NeedsNumber).ToArray();
        foreach (VlanDomain domain in open.OrderBy(d => d.Role == DomainRole.Silent).ThenByDescending(d => Held(d, d.Members).Select(h => h.Count).FirstOrDefault()))
        {
            assignment.Keep(domain);
        }

        assignment.GiveNew(open.Where(d => d.Vlan is null));
        DomainDecisions.Explain(draft);
    }

    // The private VLAN of a physical port demands two numbers: of the tenant's secondary, and of the primary it belongs to.
    private static IEnumerable<(VlanDomain Domain, VlanDemand Demand)> Demands(VlanDomain domain)
    {
        foreach (TenantDraft tenant in domain.Role == DomainRole.Silent ? [] : domain.Tenants)
        {
            foreach (FixedVlan known in tenant.Fixed)
            {
                yield return (domain, new VlanDemand(known.Vlan, known.Source, tenant, IsAsked: false));
            }

            foreach (FixedPrivateVlan known in tenant.FixedPrivate.Where(_ => domain.Role is DomainRole.Promiscuous or DomainRole.Community or DomainRole.Isolated))
            {
                (VlanId primary, VlanId? secondary) = known.Vlan switch
                {
                    PortVlan.Isolated isolated => (isolated.Primary, (VlanId?)isolated.Secondary),
                    PortVlan.Community community => (community.Primary, community.Secondary),
                    _ => (((PortVlan.Promiscuous)known.Vlan).Primary, null),
                };
                yield return (domain.Primary ?? domain, new VlanDemand(primary, known.Source, tenant, IsAsked: false));
                if (secondary is VlanId own && domain.Primary is not null)
                {
                    yield return (domain, new VlanDemand(own, known.Source, tenant, IsAsked: false));
                }
            }

            if (tenant.Tenant.Vlan is VlanId asked)
            {
                yield return (domain, new VlanDemand(asked, "the document asks for it", tenant, IsAsked: true));
            }
        }
    }

    /// <summary>The VLANs that members have, the commonest first, then the lowest.</summary>
    private static List<(VlanId Vlan, int Count)> Held(VlanDomain domain, IEnumerable<MemberDraft> members) => members
        .Select(m => domain.Held(m.Adapter.Vlan))
        .OfType<VlanId>()
        .GroupBy(v => v)
        .Select(g => (Vlan: g.Key, Count: g.Count()))
        .OrderByDescending(g => g.Count)
        .ThenBy(g => g.Vlan)
        .ToList();

    /// <summary>The VLAN that every VM of a tenant has; null if they differ or there are none.</summary>
    private static VlanId? Common(VlanDomain domain, TenantDraft tenant)
    {
        List<(VlanId Vlan, int Count)> held = Held(domain, tenant.Members);
        return held.Count == 1 && held[0].Count == tenant.Members.Count && domain.Role != DomainRole.Silent ? held[0].Vlan : null;
    }

    private void TakeDemanded(VlanDomain domain, VlanDemand[] demands)
    {
        VlanDemand first = demands[0];
        VlanDemand asked = demands.FirstOrDefault(d => d.IsAsked) ?? first;
        string owner = asked.Tenant.Name;
        if (demands.FirstOrDefault(d => d.Vlan != first.Vlan) is VlanDemand second)
        {
            RefuseTwo(domain, first, second);
        }
        else if (_usage.WhyReserved(asked.Vlan, domain) is string reserved)
        {
            Refuse("VlanReserved", owner, $"{asked.Source}, but {reserved}; choose another VLAN, or another list of reserved VLANs.");
        }
        else if (_taken.TryGetValue(asked.Vlan, out VlanDomain? other))
        {
            Refuse("VlanSharedByTenants", owner, $"{asked.Source}, but VLAN {asked.Vlan} is tenant {other.Owner}'s; two tenants in one VLAN hear each other, so move one of them.");
        }
        else if (MayMoveTo(domain, asked.Vlan, asked.Source))
        {
            Take(domain, asked.Vlan, asked.Source);
        }
    }

    private void RefuseTwo(VlanDomain domain, VlanDemand first, VlanDemand second)
    {
        if (first.Tenant != second.Tenant)
        {
            string why = domain.Role == DomainRole.Isolated ? "a private VLAN has one isolated secondary" : "the allow rules put both into one VLAN";
            Refuse("TenantsNeedOneVlan", first.Tenant.Name, $"it needs VLAN {first.Vlan} ({first.Source}), but tenant {second.Tenant.Name} needs VLAN {second.Vlan} ({second.Source}), and {why}; give both one number, or drop a rule.");
        }
        else if (second.IsAsked)
        {
            Refuse("VlanDiffersFromServerPort", first.Tenant.Name, $"the document asks for VLAN {second.Vlan}, but {first.Source}; correct one of the two.");
        }
        else
        {
            Refuse("ServersInDifferentVlans", first.Tenant.Name, $"{first.Source}, but {second.Source}; put both ports into one VLAN, or make two tenants.");
        }
    }

    private void Keep(VlanDomain domain)
    {
        foreach ((VlanId vlan, int count) in Held(domain, domain.Members))
        {
            if (_usage.WhyReserved(vlan, domain) is null && !_taken.ContainsKey(vlan))
            {
                int all = domain.Members.Count();
                string source = $"{(count == all ? "its VMs have" : $"{count} of its {all} VM adapters have")} it already, and what a tenant has it keeps";
                if (MayMoveTo(domain, vlan, source))
                {
                    Take(domain, vlan, source);
                }

                return;
            }
        }
    }

    private void GiveNew(IEnumerable<VlanDomain> domains)
    {
        VlanSet free = _usage.Free().Except(VlanSet.Of(_taken.Keys));
        using IEnumerator<VlanId> next = free.GetEnumerator();
        foreach (VlanDomain domain in domains)
        {
            TenantDraft? settled = _draft.Options.AllowRenumber ? null : domain.Tenants.FirstOrDefault(t => Common(domain, t) is not null);
            if (settled is not null)
            {
                VlanId held = Common(domain, settled)!.Value;
                if (_usage.WhyReserved(held, domain) is null && !_taken.ContainsKey(held))
                {
                    continue;
                }

                string why = _usage.WhyReserved(held, domain) ?? $"VLAN {held} is tenant {_taken[held].Owner}'s";
                Refuse("RenumberNotAllowed", settled.Name, $"all its VMs are in VLAN {held} and cannot stay, because {why}; allow the move to another VLAN (-AllowRenumber).");
            }
            else if (next.MoveNext())
            {
                Take(domain, next.Current, $"it is the lowest free number in {_draft.Options.VlanRange}");
            }
            else
            {
                Refuse(
                    "NoFreeVlan",
                    domain.Owner,
                    $"no VLAN is free: of {_draft.Options.VlanRange} every one is reserved, native or in use; widen the range (-VlanRange) or free a VLAN.");
            }
        }
    }

    private bool MayMoveTo(VlanDomain domain, VlanId vlan, string source)
    {
        TenantDraft? moved = _draft.Options.AllowRenumber ? null : domain.Tenants.FirstOrDefault(t => Common(domain, t) is VlanId held && held != vlan);
        if (moved is not null)
        {
            Refuse("RenumberNotAllowed", moved.Name, $"all its VMs are in VLAN {Common(domain, moved)}, but it must be in VLAN {vlan}, because {source}; allow the move (-AllowRenumber), or correct what asks for it.");
        }

        return moved is null;
    }

    private void Take(VlanDomain domain, VlanId vlan, string source)
    {
        domain.Vlan = vlan;
        domain.Source = source;
        _taken[vlan] = domain;
    }

    private void Refuse(string errorId, string tenant, string clause) =>
        _draft.Refuse(errorId, $"Tenant {tenant}: {clause}", tenant: tenant);
}
