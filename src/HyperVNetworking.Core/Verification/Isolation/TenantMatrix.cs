using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Tenants against tenants: who may hear whom, who does, and what the verdicts say of it. Only what is not plainly apart is kept, for thousands of tenants make millions of pairs.</summary>
public sealed class TenantMatrix
{
    private readonly Dictionary<(int Sender, int Hearer), TenantRelation> _relations = [];
    private readonly Dictionary<int, HashSet<int>> _related = [];
    private readonly TenantRelation[] _apart;

    private TenantMatrix(TenantMembership membership, IReadOnlyList<Verdict> verdicts)
    {
        Tenants = membership.Entries.Select(e => e.Tenant.Name).ToValueList();
        Dictionary<string, Outcome> separations = Outcomes(verdicts, RequirementKind.Separation);

        // A tenant that somebody else hears was not asked whether everything around it is known.
        _apart = Tenants
            .Select(t => new TenantRelation(false, false, separations.TryGetValue(t, out Outcome outcome) && outcome != Outcome.Violated ? outcome : null))
            .ToArray();
    }

    /// <summary>The tenants of the document, then the traffic classes of hosts.</summary>
    public ValueList<string> Tenants { get; }

    /// <summary>What is asked and known of a tenant being heard by another.</summary>
    /// <param name="sender">The place in <see cref="Tenants"/> of the one that sends.</param>
    /// <param name="hearer">The place of the one that hears.</param>
    public TenantRelation this[int sender, int hearer] => _relations.TryGetValue((sender, hearer), out TenantRelation? relation) ? relation : _apart[sender];

    /// <summary>The relations of a tenant: itself, those that are more than apart in either direction, and what holds for all others that might hear it.</summary>
    internal IEnumerable<TenantRelation> RelationsOf(int tenant) => _related.TryGetValue(tenant, out HashSet<int>? others)
        ? others.SelectMany(o => new[] { this[tenant, o], this[o, tenant] }).Append(this[tenant, tenant]).Append(_apart[tenant])
        : [this[tenant, tenant], _apart[tenant]];

    /// <summary>Whether a tenant has to do with itself alone, and all of that is proven: a row and a column without news.</summary>
    /// <param name="tenant">Its place in <see cref="Tenants"/>.</param>
    /// <returns>False for one that may hear or hears another, or is heard, or has a verdict that is not Proven.</returns>
    public bool IsQuiet(int tenant) => _apart[tenant].Outcome == Outcome.Proven
        && this[tenant, tenant].Outcome is null or Outcome.Proven
        && !_related.ContainsKey(tenant);

    /// <summary>Holds the tenants of a document against each other.</summary>
    /// <param name="requirement">The tenants, the allow rules and the physical network.</param>
    /// <param name="hosts">The hosts as they were judged.</param>
    /// <param name="verdicts">The verdicts; without any the matrix says only who hears whom.</param>
    /// <returns>The matrix.</returns>
    public static TenantMatrix Build(NetworkDocument requirement, IReadOnlyList<HostState> hosts, IReadOnlyList<Verdict> verdicts)
    {
        ReachabilityMatrix reach = ReachabilityMatrix.Build(hosts, requirement.Fabric);
        TenantMembership membership = TenantMembership.Resolve(requirement.Tenants, reach.Directory);
        var matrix = new TenantMatrix(membership, verdicts);
        Dictionary<string, Outcome> separations = Outcomes(verdicts, RequirementKind.Separation);
        Dictionary<string, Outcome> reaches = Outcomes(verdicts, RequirementKind.Reach);
        for (int t = 0; t < membership.Entries.Count; t++)
        {
            string name = membership.Entries[t].Tenant.Name;
            matrix._relations[(t, t)] = new TenantRelation(membership.Entries[t].Tenant.MembersMayCommunicate != false, false, Find(reaches, name));
        }

        foreach ((int sender, int hearer, Outcome? outcome) in Allowed(requirement, matrix.Tenants, verdicts))
        {
            matrix.Relate(sender, hearer, new TenantRelation(true, false, outcome));
        }

        foreach ((int sender, int hearer) in Heard(reach, membership))
        {
            TenantRelation asked = matrix[sender, hearer];

            // Heard though it may not: the sender's own verdict says whether that is a violation, or hangs on what is not known.
            matrix.Relate(sender, hearer, asked.MayHear || sender == hearer
                ? asked with { IsHeard = true }
                : new TenantRelation(false, true, Find(separations, matrix.Tenants[sender])));
        }

        return matrix;
    }

    private static IEnumerable<(int Sender, int Hearer, Outcome? Outcome)> Allowed(NetworkDocument requirement, IReadOnlyList<string> tenants, IReadOnlyList<Verdict> verdicts)
    {
        Dictionary<string, int> places = tenants.Select((name, i) => (name, i)).GroupBy(t => t.name, Names.Comparer).ToDictionary(g => g.Key, g => g.First().i, Names.Comparer);
        ILookup<(int, int), Verdict> rules = verdicts
            .Where(v => v.Kind == RequirementKind.Allow && v.OtherTenant is not null && places.ContainsKey(v.Tenant) && places.ContainsKey(v.OtherTenant))
            .ToLookup(v => (places[v.Tenant], places[v.OtherTenant!]));
        foreach (AllowRule rule in requirement.Allow.Where(r => places.ContainsKey(r.From) && places.ContainsKey(r.To) && !Names.Same(r.From, r.To)))
        {
            (int from, int to) = (places[rule.From], places[rule.To]);
            Outcome? outcome = rules[(from, to)].Select(v => (Outcome?)v.Outcome).FirstOrDefault();
            yield return (from, to, outcome);
            if (rule.Direction == AllowDirection.Both)
            {
                yield return (to, from, outcome);
            }
        }
    }

    // A hearer that is in the sender's own tenant too is no other tenant's.
    private static IEnumerable<(int Sender, int Hearer)> Heard(ReachabilityMatrix reach, TenantMembership membership)
    {
        Dictionary<Endpoint, int> placeOf = reach.Endpoints.Select((e, i) => (e, i)).ToDictionary(e => e.e, e => e.i);
        int[][] members = membership.Entries.Select(t => t.Members.Select(m => placeOf[m]).ToArray()).ToArray();
        ILookup<int, int> tenantsOf = members.SelectMany((places, t) => places.Select(p => (Place: p, Tenant: t))).ToLookup(m => m.Place, m => m.Tenant);
        for (int t = 0; t < members.Length; t++)
        {
            var own = new HashSet<int>(members[t]);
            var hearers = new HashSet<int>();
            foreach (int[] row in members[t].Select(reach.RowOf).Distinct())
            {
                hearers.UnionWith(row.Where(h => !own.Contains(h)).SelectMany(h => tenantsOf[h]));
            }

            bool hearsItself = members[t].Any(m => reach.RowOf(m).Any(h => h != m && own.Contains(h)));
            foreach (int hearer in hearers.Concat(hearsItself ? [t] : []).OrderBy(h => h))
            {
                yield return (t, hearer);
            }
        }
    }

    private static Dictionary<string, Outcome> Outcomes(IEnumerable<Verdict> verdicts, RequirementKind kind) => verdicts
        .Where(v => v.Kind == kind)
        .GroupBy(v => v.Tenant, Names.Comparer)
        .ToDictionary(g => g.Key, g => g.First().Outcome, Names.Comparer);

    private static Outcome? Find(Dictionary<string, Outcome> outcomes, string tenant) => outcomes.TryGetValue(tenant, out Outcome outcome) ? outcome : null;

    private void Relate(int sender, int hearer, TenantRelation relation)
    {
        _relations[(sender, hearer)] = relation;
        if (sender != hearer)
        {
            Note(sender, hearer);
            Note(hearer, sender);
        }
    }

    private void Note(int tenant, int other)
    {
        if (!_related.TryGetValue(tenant, out HashSet<int>? others))
        {
            _related.Add(tenant, others = []);
        }

        others.Add(other);
    }
}
