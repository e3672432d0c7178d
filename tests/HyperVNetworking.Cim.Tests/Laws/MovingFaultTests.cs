using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Execution;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using Xunit;
using Xunit.Abstractions;

namespace HyperVNetworking.Cim.Tests.Laws;

/// <summary>
/// One fault at every operation of a run over a cluster of four nodes while one of them drains, in every kind, met in every way: each VM is there once, with
/// its old setting or its new one, or journal and report name it; and undoing or resuming finishes. All of it with HVNET_FAULTS=all, which takes hours, or as many as it says; else a few.
/// </summary>
public sealed class MovingFaultTests(ITestOutputHelper output) : IDisposable
{
    private const int TriedOfEach = 16;
    private readonly string _folder = Directory.CreateTempSubdirectory("moving-faults").FullName;
    private readonly Dictionary<string, int> _counts = [];

    [Theory]
    [InlineData("HV1", 29, JobMode.Synchronous)]
    [InlineData("HV3", 61, JobMode.Synchronous)]
    [InlineData("HV4", 113, JobMode.Jobs)]
    public async Task No_fault_loses_a_vm_or_leaves_it_unnamed_while_a_node_drains(string drained, int everyOperations, JobMode mode)
    {
        LabTrial whole = Trial(mode);
        NetworkPlan plan = (await whole.PlanAsync())!;
        SortedDictionary<string, string> before = VlansOf(await whole.ReadAsync());
        List<(string Host, int Operation, TriedFault Fault)> places = [];
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

        whole.Lab.Migrations.Drain(drained, everyOperations);
        Assert.Equal(ChangeOutcome.Done, (await whole.ApplyAsync(plan)).Outcome);
        whole.Lab.Faults = [];
        whole.Lab.Migrations.Finish();
        SortedDictionary<string, string> after = VlansOf(await whole.ReadAsync());
        var unexplained = new List<string>();
        int stride = Environment.GetEnvironmentVariable("HVNET_FAULTS") is not { Length: > 0 } tried ? (places.Count / TriedOfEach) | 1
            : tried == "all" ? 1
            : (places.Count / int.Parse(tried, CultureInfo.InvariantCulture)) | 1;
        for (int i = 0; i < places.Count; i += stride)
        {
            (string host, int operation, TriedFault fault) = places[i];
            LabTrial trial = Trial(mode);
            trial.Options = trial.Options with { OnFailure = fault.OnFailure };
            trial.Lab.Migrations.Drain(drained, everyOperations);
            fault.Arm(trial.Lab, host, operation);
            ChangeReport report = await trial.ApplyAsync(plan);
            trial.Lab.Faults = [];
            trial.Lab.Migrations.Finish();
            Count("tried");
            if (await ExplainAsync(trial, report, before, after, resume: i / stride % 2 == 0) is string trouble)
            {
                unexplained.Add($"{fault} at operation {operation} of {host}: {report.Summary} {trouble}");
            }
        }

        output.WriteLine($"{drained} drained, a move begins or ends every {everyOperations} operations, {mode}, {places.Count} faults possible: {string.Join(", ", _counts.Select(c => $"{c.Value} {c.Key}"))}; {unexplained.Count} lost or unexplained.");
        Assert.True(unexplained.Count == 0, string.Join("\n", unexplained));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private LabTrial Trial(JobMode mode)
    {
        LabTrial trial = LabTrial.Cluster(_folder);
        trial.Options = trial.Options with { ConfirmTimeout = TimeSpan.FromSeconds(2), MaxHostPerCluster = 4 };
        trial.Lab.Options = trial.Lab.Options with { JobMode = mode, JobPolls = 0 };
        return trial;
    }

    private async Task<string?> ExplainAsync(LabTrial trial, ChangeReport report, SortedDictionary<string, string> before, SortedDictionary<string, string> after, bool resume)
    {
        SortedDictionary<string, string> now = VlansOf(await trial.ReadAsync());
        Count(report.Outcome.ToString());
        string[] named = report.Steps.Where(s => s.Result is StepResult.Remains or StepResult.Failed).Select(s => ((HostChange.AdapterChange)s.Step.Change).Adapter.VmName!).ToArray();
        string? trouble = report.Outcome switch
        {
            ChangeOutcome.Done => Difference(after, now, []),
            ChangeOutcome.Undone or ChangeOutcome.Refused => Difference(before, now, []),
            ChangeOutcome.UndoIncomplete when trial.Options.OnFailure != OnFailure.UndoHost => Difference(before, now, named),

            // The hosts that did not fail keep what they were given.
            _ => now.Keys.FirstOrDefault(vm => !named.Contains(vm) && now[vm] != before[vm] && now[vm] != after[vm]),
        };
        if (trouble is not null || !now.Keys.SequenceEqual(before.Keys))
        {
            return $"{trouble} is lost or unexplained (was {string.Join(", ", before)}; is {string.Join(", ", now)}). {string.Join(" ", report.Faults.Select(f => f.Message))}";
        }

        if (report.Outcome is ChangeOutcome.Done or ChangeOutcome.Undone or ChangeOutcome.Refused)
        {
            return null;
        }

        ChangeReport rest = resume ? await trial.ResumeAsync(report.ChangeId!) : await trial.UndoAsync(report.ChangeId!);
        Count(resume ? "resumed" : "undone later");
        return Difference(resume ? after : before, VlansOf(await trial.ReadAsync()), []) is string left ? $"/ {rest.Summary} {string.Join(" ", rest.Refusals.Select(r => r.Message))} {left} is not finished." : null;
    }

    private static string? Difference(SortedDictionary<string, string> expected, SortedDictionary<string, string> actual, string[] named) =>
        expected.Keys.FirstOrDefault(vm => !named.Contains(vm) && actual.GetValueOrDefault(vm) != expected[vm]);

    // A VM that is there twice has two entries, one that is lost has none.
    private static SortedDictionary<string, string> VlansOf(ValueList<HostState> states)
    {
        var vlans = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (VirtualMachine vm in states.SelectMany(s => s.Vms))
        {
            vlans[vlans.ContainsKey(vm.Name) ? vm.Name + " once more" : vm.Name] = vm.Adapters[0].Vlan.ToString()!;
        }

        return vlans;
    }

    private void Count(string what) => _counts[what] = _counts.GetValueOrDefault(what) + 1;
}
