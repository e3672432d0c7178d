using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cli.Input;

/// <summary>The two endpoints of <c>--explain</c>.</summary>
internal static class EndpointPairs
{
    /// <summary>Every pair that two names mean, in both directions.</summary>
    /// <param name="finder">Knows the endpoints.</param>
    /// <param name="names">Two names with a comma between them.</param>
    /// <exception cref="BadInputException">There are not two, or nobody has one of the names.</exception>
    public static IEnumerable<(Endpoint Sender, Endpoint Hearer)> Of(EndpointFinder finder, string names)
    {
        string[] two = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (two.Length != 2)
        {
            throw new BadInputException($"--explain takes two endpoints with a comma between them, such as VM1,VM8, not \"{names}\".");
        }

        IReadOnlyList<Endpoint>[] found = [.. two.Select(name => Find(finder, name))];
        (Endpoint First, Endpoint Second)[] pairs = [.. from first in found[0] from second in found[1] where first != second select (first, second)];
        return pairs.Length > 0
            ? pairs.SelectMany(p => new[] { p, (p.Second, p.First) })
            : throw new BadInputException($"--explain takes two different endpoints, and both of \"{names}\" are the same.");
    }

    private static IReadOnlyList<Endpoint> Find(EndpointFinder finder, string name)
    {
        IReadOnlyList<Endpoint> found = finder.Find(name);
        if (found.Count > 0)
        {
            return found;
        }

        IReadOnlyList<string> near = finder.Suggest(name);
        throw new BadInputException($"{name} is no endpoint of these hosts and their physical network{(near.Count == 0 ? "." : $"; did you mean {string.Join(", ", near)}?")}");
    }
}
