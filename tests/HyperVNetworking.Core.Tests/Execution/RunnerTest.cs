using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Core.Tests.Generators;
using HyperVNetworking.Core.Tests.Planning;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Execution;

/// <summary>What the runner's tests share.</summary>
public abstract class RunnerTest : PlanningTest
{
    internal static RunOptions Everything(IEnumerable<HostState> hosts) =>
        new() { AllowDisconnect = true, AllowManagementPathChange = hosts.Select(h => h.Name).ToValueList(), ThrottleLimit = 1, ConfirmTimeout = TimeSpan.Zero, Clock = new PassingClock() };

    internal static FakeHostSession[] Sessions(IEnumerable<HostState> hosts, FaultSchedule? schedule = null) =>
        hosts.Select(h => new FakeHostSession(h, schedule)).ToArray();

    internal static Task<ChangeReport> Run(NetworkPlan plan, IReadOnlyList<FakeHostSession> sessions, RunOptions? options = null, CancellationToken cancellationToken = default) =>
        PlanRunner.RunAsync(plan, sessions, (options ?? Everything(sessions.Select(s => s.State))) with { ConfirmTimeout = TimeSpan.Zero }, new Progress<HostProgress>(), cancellationToken);

    /// <summary>Every host has its old state; or else the report names each step that is still in force there, and nothing else differs.</summary>
    internal static void AssertOldStateOrNamed(ChangeReport report, IReadOnlyList<FakeHostSession> sessions, IReadOnlyList<HostState> before, string what)
    {
        StepRecord[] remains = report.Steps.Where(r => r.Result == StepResult.Remains).ToArray();
        Assert.True(report.Outcome == (remains.Length > 0 ? ChangeOutcome.UndoIncomplete : report.Outcome), what);
        for (int i = 0; i < sessions.Count; i++)
        {
            HostState state = sessions[i].State;
            foreach (PlanStep step in remains.Select(r => r.Step).Reverse().Where(s => Names.Same(s.Host, state.Name)))
            {
                state = step.Inverse.CanApplyTo(state) ? step.Inverse.ApplyTo(state) : state;
            }

            Assert.True(state.Equals(before[i]), $"{what}: {state.Name} is not as it was, and the report does not say so: {report.Summary}");
        }

        Assert.All(remains, r => Assert.Contains("To finish by hand", r.Message!, StringComparison.Ordinal));
    }
}
