using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Which tenants must be heard by which, from the allow rules that VLANs can meet.</summary>
internal sealed class AllowGraph
{
    private readonly HashSet<(TenantDraft From, TenantDraft To)> _heard = [];
    private readonly Dictionary<TenantDraft, HashSet<TenantDraft>> _neighbours = [];
    private readonly HashSet<TenantDraft> _named = [];

    /// <summary>Adds a rule between two tenants.</summary>
    public void Add(TenantDraft from, TenantDraft to, AllowDirection direction)
    {
        _heard.Add((from, to));
        _named.Add(to);
        if (direction == AllowDirection.Both)
        {
            _heard.Add((to, from));
        }

        Neighbours(from).Add(to);
        Neighbours(to).Add(from);
    }

    /// <summary>Whether a tenant must be heard by another.</summary>
    public bool IsHeard(TenantDraft from, TenantDraft to) => _heard.Contains((from, to));

    /// <summary>Whether both must be heard by each other.</summary>
    public bool HearEachOther(TenantDraft first, TenantDraft second) => IsHeard(first, second) && IsHeard(second, first);

    /// <summary>Whether a rule joins the two.</summary>
    public bool AreJoined(TenantDraft first, TenantDraft second) => IsHeard(first, second) || IsHeard(second, first);

    /// <summary>Whether some rule names the tenant as the one that hears.</summary>
    public bool IsNamedAsHearer(TenantDraft tenant) => _named.Contains(tenant);

    /// <summary>Whether rules join the tenant with all others of a group.</summary>
    public bool IsJoinedWithAll(TenantDraft tenant, IReadOnlyCollection<TenantDraft> group) =>
        _neighbours.TryGetValue(tenant, out HashSet<TenantDraft>? own) && own.Count == group.Count - 1;

    /// <summary>The tenants that rules join, directly or through others; in the order given.</summary>
    public IEnumerable<IReadOnlyList<TenantDraft>> Components(IReadOnlyList<TenantDraft> tenants)
    {
        var seen = new HashSet<TenantDraft>();
        foreach (TenantDraft first in tenants.Where(seen.Add))
        {
            var found = new HashSet<TenantDraft> { first };
            var open = new Stack<TenantDraft>(found);
            while (open.Count > 0)
            {
                foreach (TenantDraft next in Neighbours(open.Pop()).Where(found.Add))
                {
                    open.Push(next);
                }
            }

            seen.UnionWith(found);
            yield return found.Count == 1 ? [first] : tenants.Where(found.Contains).ToArray();
        }
    }

    private HashSet<TenantDraft> Neighbours(TenantDraft tenant)
    {
        if (!_neighbours.TryGetValue(tenant, out HashSet<TenantDraft>? own))
        {
            own = _neighbours[tenant] = [];
        }

        return own;
    }
}
