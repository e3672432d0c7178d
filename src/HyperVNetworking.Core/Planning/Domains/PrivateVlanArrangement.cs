using System;
using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Planning;

/// <summary>How the tenants that allow rules join fit into one private VLAN: who is in its middle (promiscuous), and which secondaries the others form. Promiscuous ports hear each other, and whoever hears the primary hears all of them; so the rules must ask exactly that.</summary>
internal sealed class PrivateVlanArrangement
{
    private readonly AllowGraph _rules;
    private readonly HashSet<TenantDraft> _middle;
    private readonly List<Group> _groups;

    private PrivateVlanArrangement(AllowGraph rules, HashSet<TenantDraft> middle, List<Group> groups)
    {
        _rules = rules;
        _middle = middle;
        _groups = groups;
    }

    /// <summary>Finds an arrangement: those whom rules name as hearers in the middle if that fits, else those named as heard, else those that are joined with all.</summary>
    public static PrivateVlanArrangement? Find(AllowGraph rules, IReadOnlyList<TenantDraft> tenants)
    {
        Func<TenantDraft, bool>[] candidates =
        [
            rules.IsNamedAsHearer,
            t => tenants.Any(o => rules.IsHeard(t, o)) && !rules.IsNamedAsHearer(t),
            t => rules.IsJoinedWithAll(t, tenants),
        ];
        return candidates
            .Select(c => TryArrange(rules, tenants, new HashSet<TenantDraft>(tenants.Where(c))))
            .FirstOrDefault(a => a is not null);
    }

    /// <summary>Puts the tenants into domains.</summary>
    public IEnumerable<VlanDomain> ToDomains(IReadOnlyList<TenantDraft> tenants)
    {
        var primary = new VlanDomain(DomainRole.Promiscuous, tenants.Where(_middle.Contains));
        yield return primary;
        foreach (Group group in _groups)
        {
            var domain = new VlanDomain(group.Role, group.Tenants, primary);
            domain.HeardBy.AddRange(primary.Tenants.Where(m => _rules.IsHeard(group.Tenants[0], m)));
            foreach (TenantDraft hearer in domain.HeardBy)
            {
                hearer.Hears.Add(domain);
            }

            yield return domain;
        }
    }

    private static PrivateVlanArrangement? TryArrange(AllowGraph rules, IReadOnlyList<TenantDraft> tenants, HashSet<TenantDraft> middle)
    {
        if (middle.Count == 0 || middle.Any(m => m.IsApart) || !AllHearEachOther(rules, middle.ToArray()))
        {
            return null;
        }

        TenantDraft[] outer = tenants.Where(t => !middle.Contains(t)).ToArray();
        var groups = new List<Group>();
        if (outer.Where(t => t.IsApart).ToArray() is { Length: > 0 } apart)
        {
            groups.Add(new Group(DomainRole.Isolated, apart));
        }

        groups.AddRange(Communities(rules, outer).Select(c => new Group(middle.Any(m => rules.IsHeard(m, c[0])) ? DomainRole.Community : DomainRole.Heard, c)));
        return groups.All(g => Fits(rules, middle, g, outer)) ? new PrivateVlanArrangement(rules, middle, groups) : null;
    }

    // Tenants outside the middle that hear each other share a community.
    private static IEnumerable<TenantDraft[]> Communities(AllowGraph rules, TenantDraft[] outer)
    {
        var seen = new HashSet<TenantDraft>(outer.Where(t => t.IsApart));
        foreach (TenantDraft tenant in outer.Where(seen.Add))
        {
            TenantDraft[] joined = outer.Where(o => !seen.Contains(o) && rules.AreJoined(tenant, o)).ToArray();
            seen.UnionWith(joined);
            yield return [tenant, .. joined];
        }
    }

    private static bool Fits(AllowGraph rules, HashSet<TenantDraft> middle, Group group, TenantDraft[] outer) =>
        (group.Role == DomainRole.Isolated || AllHearEachOther(rules, group.Tenants))
        && group.Tenants.All(t => middle.All(m => rules.IsHeard(m, t) == (group.Role != DomainRole.Heard)))
        && group.Tenants.All(t => middle.All(m => rules.IsHeard(t, m) == rules.IsHeard(group.Tenants[0], m)))
        && group.Tenants.All(t => outer.All(o => !rules.AreJoined(t, o) || (group.Role != DomainRole.Isolated && group.Tenants.Contains(o))));

    private static bool AllHearEachOther(AllowGraph rules, IReadOnlyList<TenantDraft> tenants) =>
        tenants.All(t => tenants.All(o => o == t || rules.HearEachOther(t, o)));

    private sealed record Group(DomainRole Role, TenantDraft[] Tenants);
}
