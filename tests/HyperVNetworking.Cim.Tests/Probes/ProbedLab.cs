using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Drift;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Cim.Tests.Probes;

/// <summary>A lab that is read, judged and probed as a site is.</summary>
internal sealed record ProbedLab(ProbePlan Plan, ValueList<ProbeResult> Results, IsolationReport Judged, IsolationReport Probed)
{
    /// <summary>How many operations reading took, by host.</summary>
    public required IReadOnlyDictionary<string, int> Read { get; init; }

    public static HyperVHostSession[] Connect(NetworkLab lab) => [.. lab.HostNames.Select(h => new HyperVHostSession(lab.Connect(h), SystemClock.Instance))];

    public static async Task<ProbedLab> ProbeAsync(NetworkDocument requirement, NetworkLab lab, int maximum = ProbePlan.DefaultMaximum, IReadOnlyList<LabFault>? faults = null, params string[] without)
    {
        HyperVHostSession[] sessions = Connect(lab);
        HostState[] live = await Task.WhenAll(sessions.Select(s => s.ReadStateAsync(CancellationToken.None)));
        ValueList<HostState> states = HostExpectation.Merge(live, requirement).States;
        IsolationReport report = IsolationCheck.Judge(requirement, states, new IsolationOptions());
        ProbePlan plan = ProbePlan.Of(requirement, states, maximum);
        var read = lab.HostNames.ToDictionary(h => h, lab.OperationCount);
        lab.Faults = faults ?? [];
        ValueList<ProbeResult> results = await ProbeRunner.RunAsync(plan, [.. sessions.Where(s => !without.Contains(s.ComputerName))], null, CancellationToken.None);
        return new ProbedLab(plan, results, report, ProbeJudge.Judge(report, plan, results)) { Read = read };
    }
}
