using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>Holds hosts against the rules of the field for teams, virtual switches, queues and bandwidth (field.md 2.4, 2.7 and 3.2; site-rules D and F).</summary>
public static class BestPracticeCheck
{
    /// <summary>The codes of the rules, in their order.</summary>
    public static ValueList<string> Codes { get; } = BestPracticeRules.All.Select(r => r.Code).ToValueList();

    /// <summary>The code that was probably meant.</summary>
    /// <param name="code">One that no rule has.</param>
    /// <returns>The nearest; null if none is near.</returns>
    public static string? Suggest(string code) => NearestName.Of(code, Codes);

    /// <summary>Judges hosts by every rule.</summary>
    /// <param name="states">The hosts, completed by a document where there is one; of those that were not read whole only that is said.</param>
    /// <param name="fabric">The physical network.</param>
    /// <returns>What is broken, the worst first, and what could not be judged.</returns>
    public static BestPracticeReport Judge(IReadOnlyList<HostState> states, Fabric fabric) => Judge(states, fabric, BestPracticeOptions.Default);

    /// <summary>Judges hosts by some rules.</summary>
    /// <param name="states">The hosts, completed by a document where there is one; of those that were not read whole only that is said.</param>
    /// <param name="fabric">The physical network.</param>
    /// <param name="options">Which rules.</param>
    /// <returns>What is broken, the worst first, and what could not be judged.</returns>
    public static BestPracticeReport Judge(IReadOnlyList<HostState> states, Fabric fabric, BestPracticeOptions options)
    {
        var network = new PracticeCase(states.Where(s => s.Complete).ToArray(), fabric);
        return new BestPracticeReport
        {
            Findings = states.Where(s => !s.Complete).Select(NotRead)
                .Concat(BestPracticeRules.All.Where(options.Asks).SelectMany(r => r.Judge(network)).Where(f => f.Severity >= options.Severity || f.Code == BestPracticeCodes.PracticeNotJudged))
                .OrderByDescending(f => f.Severity)
                .ThenBy(f => f.Code == BestPracticeCodes.PracticeNotJudged)
                .ToValueList(),
        };
    }

    /// <summary>What a change would break that holds now, or is broken otherwise now: what is broken anyway is no reason to stand in its way.</summary>
    /// <param name="before">The hosts as they are.</param>
    /// <param name="after">The hosts as they would be.</param>
    /// <param name="fabric">The physical network.</param>
    /// <returns>Errors and warnings, the worst first.</returns>
    public static ValueList<Finding> NewlyBroken(IReadOnlyList<HostState> before, IReadOnlyList<HostState> after, Fabric fabric)
    {
        // What no step touches is the same object still.
        if (before.Count == after.Count && after.Zip(before, ReferenceEquals).All(same => same))
        {
            return [];
        }

        Finding[] broken = Judge(after, fabric).Findings.Where(f => f.Severity != FindingSeverity.Information && f.Source is not null).ToArray();
        if (broken.Length == 0)
        {
            return [];
        }

        var known = new HashSet<(string, string)>(Judge(before, fabric).Findings.Select(f => (f.Code, f.Subject)));
        return broken.Where(f => !known.Contains((f.Code, f.Subject))).ToValueList();
    }

    private static Finding NotRead(HostState host) => new()
    {
        Code = "HostNotRead",
        Severity = FindingSeverity.Warning,
        Subject = $"host {host.Name}",
        ComputerName = host.Name,
        Message = $"Host {host.Name} was not read whole ({host.Error ?? "no reason given"}): no rule was judged there.",
        Suggestion = "Make it reachable and read it again.",
    };
}
