using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Judges a network of any size: the screen vouches for what plainly holds, and the exact check judges the rest on the part that it needs.</summary>
internal static class LargeNetworkCheck
{
    /// <summary>Judges every requirement of a document, as <see cref="IsolationCheck"/> does.</summary>
    public static IsolationReport Judge(NetworkDocument requirement, IReadOnlyList<HostState> states, IsolationOptions options)
    {
        HostState[] hosts = DistinctHosts(states);
        return Judge(requirement, new DomainScreen(requirement, hosts), MissingFacts.OfHosts(requirement, states, options), options);
    }

    /// <summary>The hosts that were read whole, each once: of several with one name the first counts.</summary>
    public static HostState[] DistinctHosts(IReadOnlyList<HostState> states)
    {
        var seen = new HashSet<string>(Names.Comparer);
        return states.Where(s => s.Complete && seen.Add(s.Name)).ToArray();
    }

    /// <summary>Judges a network that was screened.</summary>
    public static IsolationReport Judge(NetworkDocument requirement, DomainScreen screen, IReadOnlyList<string> missing, IsolationOptions options)
    {
        var vouched = new ScreenVerdicts(requirement, missing, screen);
        IReadOnlyList<Verdict>?[] ofTenants = Enumerable.Range(0, screen.Tenants.Tenants.Count).Select(vouched.Of).ToArray();
        Verdict?[] ofRules = requirement.Allow.Select(vouched.Of).ToArray();
        int[] doubtful = Enumerable.Range(0, ofTenants.Length).Where(t => ofTenants[t] is null).ToArray();
        int[] partners = PartnersOf(screen, requirement.Allow.Where((_, i) => ofRules[i] is null));
        IsolationCase part = NetworkSlice.Of(requirement, screen, doubtful, partners, missing, options);
        IsolationFindings.AddTo(part);
        var verdicts = new List<Verdict>();
        for (int t = 0; t < ofTenants.Length; t++)
        {
            verdicts.AddRange(ofTenants[t] ?? JudgeExactly(part, t));
        }

        verdicts.AddRange(requirement.Allow.Select((rule, i) => ofRules[i] ?? ReachJudge.JudgeRule(part, rule)));
        return new IsolationReport { Verdicts = verdicts.ToValueList(), Findings = part.Findings.ToValueList() };
    }

    /// <summary>The tenants at both ends of some rules.</summary>
    public static int[] PartnersOf(DomainScreen screen, IEnumerable<AllowRule> rules) => rules
        .SelectMany(r => new[] { screen.Tenants.Find(r.From), screen.Tenants.Find(r.To) })
        .Where(t => t >= 0)
        .ToArray();

    /// <summary>The verdicts of the exact check on a tenant.</summary>
    /// <param name="part">The part of the network that it needs.</param>
    /// <param name="tenant">The tenant.</param>
    public static IReadOnlyList<Verdict> JudgeExactly(IsolationCase part, int tenant)
    {
        JudgedTenant judged = part.Tenants[tenant];
        Verdict separation = SeparationJudge.Judge(part, judged);
        return ReachJudge.JudgeMembers(part, judged) is Verdict reach ? [separation, reach] : [separation];
    }
}
