using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Stage 2: which tenants need a VLAN of their own, and which a place in a private VLAN, because an allow rule joins them or their members may not hear each other.</summary>
internal static class DomainPlanning
{
    public static void Run(PlanDraft draft)
    {
        AllowGraph rules = Rules(draft);
        TenantDraft[] tenants = draft.Tenants.Where(t => !t.IsHostOnly || t.IsApart).ToArray();
        var domains = new List<VlanDomain>();
        foreach (IReadOnlyList<TenantDraft> joined in rules.Components(tenants))
        {
            domains.AddRange(joined.Count == 1 ? Alone(joined[0]) : Together(draft, rules, joined));
        }

        // Numbers are given in the order in which the document names the tenants.
        Dictionary<TenantDraft, int> order = tenants.Select((t, index) => (t, index)).ToDictionary(t => t.t, t => t.index);
        draft.Domains.AddRange(domains.OrderBy(d => order[d.Tenants[0]]));
    }

    private static AllowGraph Rules(PlanDraft draft)
    {
        var rules = new AllowGraph();
        foreach (AllowRule rule in draft.Document.Allow)
        {
            TenantDraft? from = Find(draft, rule.From);
            TenantDraft? to = Find(draft, rule.To);
            if (from is null || to is null)
            {
                draft.Findings.Add(PlanFindings.AllowRuleNotPlanned(rule, from is null ? rule.From : rule.To));
            }
            else if (from == to || IsEmpty(from) || IsEmpty(to))
            {
                continue;
            }
            else if (from.IsHostOnly || to.IsHostOnly)
            {
                RefuseHidden(draft, from, to);
            }
            else
            {
                rules.Add(from, to, rule.Direction);
            }
        }

        return rules;
    }

    // One Private switch for both would hold, but then a wrong VLAN number could join them: what is apart on two switches cannot be.
    private static void RefuseHidden(PlanDraft draft, TenantDraft from, TenantDraft to)
    {
        TenantDraft hidden = from.IsHostOnly ? from : to;
        string why = from.IsHostOnly && to.IsHostOnly
            ? "but both are HostOnly, and each has a Private switch to itself, which no VLAN number can join with another; make them one tenant, or drop the rule, or make their visibility Fabric"
            : $"but tenant {hidden.Name} is HostOnly and has a Private switch to itself; make its visibility Fabric, or drop the rule";
        draft.Refuse("AllowRuleWithHostOnly", $"The allow rule from tenant {from.Name} to tenant {to.Name} needs both on one virtual switch, {why}.", tenant: hidden.Name);
    }

    private static TenantDraft? Find(PlanDraft draft, string name) => draft.Tenants.FirstOrDefault(t => Names.Same(t.Name, name));

    // Who has nobody and no number is neither heard nor hears.
    private static bool IsEmpty(TenantDraft tenant) =>
        tenant.Members.Count + tenant.Servers.Count + tenant.Fixed.Count == 0 && tenant.Tenant.Vlan is null;

    private static IEnumerable<VlanDomain> Alone(TenantDraft tenant)
    {
        if (!tenant.IsApart)
        {
            return [new VlanDomain(DomainRole.Own, [tenant])];
        }

        var primary = new VlanDomain(DomainRole.Silent, [tenant]);
        return [new VlanDomain(DomainRole.Isolated, [tenant], primary), primary];
    }

    private static IEnumerable<VlanDomain> Together(PlanDraft draft, AllowGraph rules, IReadOnlyList<TenantDraft> tenants)
    {
        if (MayShare(rules, tenants))
        {
            return [new VlanDomain(DomainRole.Own, tenants)];
        }

        if (PrivateVlanArrangement.Find(rules, tenants) is PrivateVlanArrangement arrangement)
        {
            return arrangement.ToDomains(tenants);
        }

        draft.Refuse(
            "AllowRulesDoNotFit",
            $"The allow rules join {Sentence.Tenants(tenants)}, and no private VLAN does just that: whoever is in its middle hears and is heard by all the others, those in the middle hear each other, and the others hear nobody else; drop a rule, or give members that talk to both sides an adapter in a tenant of its own for each.",
            tenant: tenants[0].Name);
        return [];
    }

    // One VLAN does where all hear each other, and nothing has to change where they have one already.
    private static bool MayShare(AllowGraph rules, IReadOnlyList<TenantDraft> tenants)
    {
        VlanId? first = Known(tenants[0]);
        return first is not null
            && tenants.All(t => !t.IsApart && Known(t) == first)
            && tenants.All(t => tenants.All(o => o == t || rules.HearEachOther(t, o)));
    }

    private static VlanId? Known(TenantDraft tenant)
    {
        if ((tenant.Tenant.Vlan ?? tenant.Fixed.FirstOrDefault()?.Vlan) is VlanId demanded)
        {
            return demanded;
        }

        PortVlan[] held = tenant.Members.Select(m => m.Adapter.Vlan).Distinct().ToArray();
        return held.Length == 1 && held[0] is PortVlan.Access access ? access.Id : null;
    }
}
