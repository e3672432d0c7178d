using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>Finds endpoints by what people call them, and what they may have meant where nobody has that name.</summary>
/// <param name="directory">The endpoints.</param>
public sealed class EndpointFinder(EndpointDirectory directory)
{
    private const int MaxSuggestions = 5;

    /// <summary>The endpoints, in directory order.</summary>
    public ValueList<Endpoint> Endpoints => directory.Endpoints;

    /// <summary>The endpoints of a name.</summary>
    /// <param name="name">An endpoint's own name, such as <c>Host1/vEthernet (Mgmt)</c>, or what a tenant's member may be called; with wildcards.</param>
    /// <returns>The endpoints in directory order; none if nobody has that name.</returns>
    public IReadOnlyList<Endpoint> Find(string name)
    {
        var pattern = new NamePattern(name);
        var members = new HashSet<Endpoint>(directory.Resolve(name));
        return Endpoints.Where(e => members.Contains(e) || pattern.IsMatch(e.Name)).ToArray();
    }

    /// <summary>The names that somebody may have meant who wrote one that nobody has.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Up to five, the nearest first; none if nothing is near.</returns>
    public IReadOnlyList<string> Suggest(string name)
    {
        string[] known = Endpoints.SelectMany(e => new[] { e.Name, e.Machine }).OfType<string>().Distinct(Names.Comparer).ToArray();
        IEnumerable<string> near = NearestName.Of(name, known) is string one ? [one] : [];
        return near.Concat(known.Where(k => NearestName.Holds(k, name))).Distinct(Names.Comparer).Take(MaxSuggestions).ToArray();
    }
}
