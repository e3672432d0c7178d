using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Drift;

namespace HyperVNetworking.Planning;

/// <summary>Holds plans against hosts. Pure: it reads nothing and changes nothing.</summary>
public static class PlanComparer
{
    /// <summary>Compares.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="states">The hosts as read; what they cannot tell is taken from the plan's document.</param>
    /// <returns>Which steps are done, which are open, and what has drifted.</returns>
    public static PlanComparison Compare(NetworkPlan plan, IReadOnlyList<HostState> states)
    {
        IReadOnlyList<HostState> hosts = HostExpectation.Merge(states, plan.Document).States;
        var byName = new Dictionary<string, HostState>(Names.Comparer);
        foreach (HostState host in hosts)
        {
            byName[host.Name] = host;
        }

        var found = new Dictionary<PlanStep, StepState>(ByNumber.Instance);
        foreach (IGrouping<(string Host, object Setting), PlanStep> chain in plan.Steps.GroupBy(s => (s.Host.ToUpperInvariant(), ChangeCheck.Setting(s.Change))))
        {
            Judge(chain.ToArray(), byName, found);
        }

        StepComparison[] steps = plan.Steps.Select(s => new StepComparison(s, found[s])).ToArray();
        string[] unread = PlanHosts(plan).Where(h => !byName.TryGetValue(h, out HostState? host) || !host.Complete).ToArray();
        Finding[] besides = unread.Length > 0 ? [] : DriftBesides.Find(plan, hosts).ToArray();
        return new PlanComparison
        {
            Steps = steps.ToValueList(),
            Findings = [.. unread.Select(ComparisonFindings.NotRead), .. steps.Where(s => s.State != StepState.Unknown).Select(s => ComparisonFindings.Of(s, hosts)), .. besides],
            Holds = unread.Length == 0 && besides.Length == 0 && steps.All(s => s.State == StepState.Done),
        };
    }

    private static IEnumerable<string> PlanHosts(NetworkPlan plan) => plan.Hosts.Concat(plan.Steps.Select(s => s.Host)).Distinct(Names.Comparer);

    // The steps on one setting lead from value to value. The host has one of these values, or it has drifted; the last that fits counts.
    private static void Judge(PlanStep[] chain, Dictionary<string, HostState> hosts, Dictionary<PlanStep, StepState> found)
    {
        int done = -1;
        if (hosts.TryGetValue(chain[0].Host, out HostState? host) && host.Complete)
        {
            done = chain.Length;
            while (done > 0 && !ChangeCheck.IsDone(chain[done - 1].Change, host))
            {
                done--;
            }

            if (done == 0 && !ChangeCheck.IsUndone(chain[0].Change, host))
            {
                done = -2;
            }
        }

        for (int i = 0; i < chain.Length; i++)
        {
            found[chain[i]] = done == -1 ? StepState.Unknown : done == -2 ? StepState.Drifted : i < done ? StepState.Done : StepState.Open;
        }
    }

    private sealed class ByNumber : IEqualityComparer<PlanStep>
    {
        public static readonly ByNumber Instance = new();

        public bool Equals(PlanStep? x, PlanStep? y) => ReferenceEquals(x, y);

        public int GetHashCode(PlanStep obj) => obj.Number;
    }
}
