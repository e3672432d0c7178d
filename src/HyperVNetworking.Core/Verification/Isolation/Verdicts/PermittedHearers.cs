using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The tenants that may hear another by an allow rule, by name.</summary>
internal sealed class PermittedHearers
{
    private readonly ILookup<string, string> _hearers;

    /// <summary>Takes the rules of a requirement.</summary>
    public PermittedHearers(NetworkDocument requirement) => _hearers = requirement.Allow
        .SelectMany(r => r.Direction == AllowDirection.Both && !Names.Same(r.From, r.To) ? new[] { (r.From, r.To), (r.To, r.From) } : [(r.From, r.To)])
        .ToLookup(p => p.Item1, p => p.Item2, Names.Comparer);

    /// <summary>The names of those that may hear a tenant, each once, in the order of the rules.</summary>
    public IEnumerable<string> Of(string tenant) => _hearers[tenant].Distinct(Names.Comparer);
}
