using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Judges a network of any size: the screen vouches for what plainly holds, and the exact check judges the rest on the part that it needs.</summary>
internal static class DomainCheck
{
    /// <summary>Judges every requirement of a document, as <see cref="IsolationCheck"/> does.</summary>
    public static IsolationReport Judge(NetworkDocument requirement, IReadOnlyList<HostState> states, IsolationOptions options)
    {
        var network = new WatchedNetwork(requirement, states, options);
        IsolationCase part = network.JudgeAll(withFindings: true)!;
        return new IsolationReport { Verdicts = network.Verdicts.ToValueList(), Findings = part.Findings.ToValueList() };
    }

    /// <summary>The hosts that were read whole, each once: of several with one name the first counts.</summary>
    public static HostState[] DistinctHosts(IReadOnlyList<HostState> states)
    {
        var seen = new HashSet<string>(Names.Comparer);
        return states.Where(s => s.Complete && seen.Add(s.Name)).ToArray();
    }
}
