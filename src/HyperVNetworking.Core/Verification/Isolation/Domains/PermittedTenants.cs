using System.Collections.Generic;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Which tenants the allow rules let hear which others, as numbers.</summary>
internal sealed class PermittedTenants
{
    private readonly HashSet<(int Tenant, int Hearer)> _pairs = [];

    /// <summary>Reads the rules.</summary>
    public PermittedTenants(IReadOnlyList<AllowRule> rules, TenantIndex tenants)
    {
        foreach (AllowRule rule in rules)
        {
            int from = tenants.Find(rule.From);
            int to = tenants.Find(rule.To);
            _pairs.Add((from, to));
            if (rule.Direction == AllowDirection.Both)
            {
                _pairs.Add((to, from));
            }
        }
    }

    /// <summary>Whether a tenant may be heard by another.</summary>
    public bool Contains(int tenant, int hearer) => _pairs.Contains((tenant, hearer));
}
