using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Tests.Sessions;
using HyperVNetworking.Core.Tests.Generators;
using HyperVNetworking.Execution;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace HyperVNetworking.Cim.Tests.Laws;

/// <summary>
/// One fault at every operation of a run over lab hosts, in every kind, met in every way: every host is then as it was or as planned, or
/// journal and report name what remains; and undoing or resuming finishes. The samples and a dozen random labs; all of it with HVNET_FAULTS=all, which takes long; else a few of each.
/// </summary>
public sealed class EveryFaultTests(ITestOutputHelper output) : IDisposable
{
    private const int Sample = 0;
    private const int Converged = -1;
    private const int Rdma = -2;
    private const int RandomLabs = 12;
    private const int TriedOfEach = 24;
    private readonly string _folder = Directory.CreateTempSubdirectory("faults").FullName;
    private readonly Dictionary<string, int> _counts = [];

    /// <summary>The samples, and the first random labs whose plan has something to do on two hosts at least.</summary>
    public static TheoryData<int, JobMode> Labs
    {
        get
        {
            var labs = new TheoryData<int, JobMode> { { Sample, JobMode.Synchronous }, { Sample, JobMode.Jobs }, { Converged, JobMode.Synchronous }, { Converged, JobMode.Jobs }, { Rdma, JobMode.Synchronous }, { Rdma, JobMode.Jobs } };
            foreach (int seed in Enumerable.Range(1, 1000).Where(IsWorthIt).Take(RandomLabs))
            {
                labs.Add(seed, seed % 2 == 0 ? JobMode.Jobs : JobMode.Synchronous);
            }

            return labs;
        }
    }

    [Theory]
    [MemberData(nameof(Labs))]
    public async Task No_fault_leaves_a_host_in_a_state_that_is_neither_old_nor_new_nor_named(int seed, JobMode mode)
    {
        LabTrial whole = Trial(seed, mode);
        NetworkPlan plan = (await whole.PlanAsync())!;
        ValueList<HostState> before = await whole.ReadAsync();
        var places = new List<(string Host, int Operation, TriedFault Fault)>();
        var counted = new Dictionary<string, int>();
        whole.Lab.Faults = whole.Lab.HostNames.Select(host => new LabFault { Host = host, Kind = LabFaultKind.Latency, Where = operation => Note(host, operation) }).ToArray();
        bool Note(string host, string operation)
        {
            lock (places)
            {
                int number = counted[host] = counted.GetValueOrDefault(host) + 1;
                places.AddRange(TriedFault.Of(operation).Select(f => (host, number, f)));
                return false;
            }
        }

        Assert.Equal(ChangeOutcome.Done, (await whole.ApplyAsync(plan)).Outcome);
        whole.Lab.Faults = [];
        var unexplained = new List<string>();
        ValueList<HostState> after = await whole.ReadAsync();
        int stride = Environment.GetEnvironmentVariable("HVNET_FAULTS") == "all" ? 1 : (places.Count / TriedOfEach) | 1;
        for (int i = 0; i < places.Count; i += stride)
        {
            (string host, int operation, TriedFault fault) = places[i];
            LabTrial trial = Trial(seed, mode);
            trial.Options = trial.Options with { OnFailure = fault.OnFailure };
            fault.Arm(trial.Lab, host, operation);
            ChangeReport report = await trial.ApplyAsync(plan);
            trial.Lab.Faults = [];
            Count("tried");
            string what = $"{fault} at operation {operation} of {host}: {report.Summary}";
            try
            {
                await ExplainAsync(trial, report, before, after, what, resume: i / stride % 2 == 0);
            }
            catch (XunitException e)
            {
                unexplained.Add($"{what} {e.Message}");
            }
        }

        output.WriteLine($"{(seed == Sample ? "two-hosts" : seed == Converged ? "converged-team" : seed == Rdma ? "RDMA" : $"random {seed}")}, {mode}, {places.Count} faults possible: {string.Join(", ", _counts.Select(c => $"{c.Value} {c.Key}"))}; {unexplained.Count} lost or unexplained.");
        Assert.True(unexplained.Count == 0, string.Join("\n", unexplained));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static bool IsWorthIt(int seed)
    {
        RandomNetwork network = RandomNetwork.Of(seed);
        return TenantVlanPlanner.Plan(network.Document, network.Document.Hosts, LabTrial.PlanningOf(network)).Plan is { Steps.Count: > 5 and < 25 } plan
            && plan.Steps.Select(s => s.Host).Distinct().Count() > 1;
    }

    private LabTrial Trial(int seed, JobMode mode)
    {
        LabTrial trial = seed switch
        {
            Sample => LabTrial.Of(LabHosts.TwoHosts(), _folder),
            Converged => LabTrial.Converged(_folder),
            Rdma => LabTrial.Rdma(_folder),
            _ => LabTrial.Of(seed, _folder),
        };
        trial.Lab.Options = trial.Lab.Options with { JobMode = mode, JobPolls = 0 };
        return trial;
    }

    private async Task ExplainAsync(LabTrial trial, ChangeReport report, ValueList<HostState> before, ValueList<HostState> after, string what, bool resume)
    {
        ValueList<HostState> now = await trial.ReadAsync();
        Count(report.Outcome.ToString());
        switch (report.Outcome)
        {
            case ChangeOutcome.Done:
                AssertSame(after, now, what);
                Assert.True(await trial.SpeaksRdmaAsync(), what);
                return;
            case ChangeOutcome.Undone or ChangeOutcome.Refused:
                AssertSame(before, now, what);
                Assert.True(await trial.SpeaksRdmaAsync(), what);
                return;
            case ChangeOutcome.PartlyDone:
                Assert.All(now.Select((host, i) => (host, i)), h => Assert.True(IsSame(h.host, before[h.i]) || IsSame(h.host, after[h.i]), what));
                break;
            case ChangeOutcome.UndoIncomplete:
                AssertNamed(report, before, after, now, mayHold: trial.Options.OnFailure == OnFailure.UndoHost, what);
                break;
        }

        // The journal tells what the report tells.
        NetworkChange journal = NetworkChange.Find(trial.Options.Journal!, report.ChangeId!);
        Assert.Equal(report.Steps.Select(s => (s.Step.Number, s.Result)), journal.Steps.Select(s => (s.Step.Number, s.Result)));
        ChangeReport rest = resume ? await trial.ResumeAsync(report.ChangeId!) : await trial.UndoAsync(report.ChangeId!);
        string both = $"{what} / {rest.Summary}";
        Assert.True(rest.Outcome is ChangeOutcome.NothingToDo || rest.Outcome == (resume ? ChangeOutcome.Done : ChangeOutcome.Undone), both);
        AssertSame(resume ? after : before, await trial.ReadAsync(), both);
        Assert.True(await trial.SpeaksRdmaAsync(), both);
        Count(resume ? "resumed" : "undone later");
    }

    // What differs is named: taking the named steps back by hand gives the old hosts, or where a call was made in part, the host is named at least.
    private static void AssertNamed(ChangeReport report, ValueList<HostState> before, ValueList<HostState> after, ValueList<HostState> now, bool mayHold, string what)
    {
        StepRecord[] remains = report.Steps.Where(s => s.Result == StepResult.Remains).ToArray();
        Assert.NotEmpty(remains);
        Assert.All(remains, s => Assert.Contains("To finish by hand", s.Message!, StringComparison.Ordinal));
        for (int i = 0; i < now.Count; i++)
        {
            PlanStep[] named = remains.Select(r => r.Step).Where(s => Names.Same(s.Host, now[i].Name)).Reverse().ToArray();
            HostState finished = named.Aggregate(now[i], (host, step) => step.Inverse.CanApplyTo(host) ? step.Inverse.ApplyTo(host) : host);
            Assert.True(IsSame(finished, before[i]) || (named.Length == 0 && mayHold && IsSame(finished, after[i])) || named.Any(s => s.Change is HostChange.CreateSwitch or HostChange.AddTeam), what);
        }
    }

    private static void AssertSame(ValueList<HostState> expected, ValueList<HostState> actual, string what) =>
        Assert.True(expected.Zip(actual, IsSame).All(same => same), what);

    private static bool IsSame(HostState left, HostState right) => LabTrial.Plain(left).Equals(LabTrial.Plain(right));

    private void Count(string what) => _counts[what] = _counts.GetValueOrDefault(what) + 1;
}
