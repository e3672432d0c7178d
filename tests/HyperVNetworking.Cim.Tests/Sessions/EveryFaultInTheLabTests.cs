using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Journal;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Drift;
using Xunit.Abstractions;

namespace HyperVNetworking.Cim.Tests.Sessions;

/// <summary>One fault at every operation of a run over lab hosts, in every kind: every host is then as it was or as planned, or the report names what remains; and an undo finishes. All of them with HVNET_FAULTS=all, which takes minutes; else every fifteenth.</summary>
public sealed class EveryFaultInTheLabTests(ITestOutputHelper output) : IDisposable
{
    private static readonly LabFaultKind[] s_kinds =
    [
        LabFaultKind.ErrorBeforeEffect, LabFaultKind.ErrorAfterEffect, LabFaultKind.Timeout, LabFaultKind.Unreachable,
        LabFaultKind.AccessDenied, LabFaultKind.ProviderError, LabFaultKind.HalfBatch, LabFaultKind.JobFailure, LabFaultKind.JobKilled, LabFaultKind.JobVanishes,
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("faults").FullName;

    [Theory]
    [InlineData(JobMode.Synchronous)]
    [InlineData(JobMode.Jobs)]
    public async Task No_fault_leaves_a_host_in_a_state_that_is_neither_old_nor_new_nor_named(JobMode mode)
    {
        NetworkDocument document = LabHosts.TwoHosts();
        int stride = Environment.GetEnvironmentVariable("HVNET_FAULTS") == "all" ? 1 : 15;
        int place = 0;
        (int tried, int undone, int refused, int named, int done) = (0, 0, 0, 0, 0);
        foreach (string host in document.Hosts.Select(h => h.Name))
        {
            int operations = await CountAsync(document, mode, host);
            for (int operation = 1; operation <= operations; operation++)
            {
                foreach (LabFaultKind kind in s_kinds.Where(_ => place++ % stride == 0))
                {
                    NetworkLab lab = Lab(document, mode);
                    ValueList<HostState> before = await ReadAsync(lab);
                    NetworkPlan plan = Plan(document, before);
                    RunOptions options = Options(document);
                    int offset = lab.OperationCount(host);
                    lab.Faults = [new LabFault { Host = host, Operation = offset + operation, Kind = kind }];

                    ChangeReport report = await PlanRunner.RunAsync(plan, Sessions(lab), options, new Progress<HostProgress>(), CancellationToken.None);

                    tried++;
                    lab.Faults = [];
                    string what = $"{kind} at operation {operation} of {host}: {report.Summary}";
                    HostState[] after = (await ReadAsync(lab)).Select(LabHosts.Told).ToArray();
                    switch (report.Outcome)
                    {
                        case ChangeOutcome.Done:
                            done++;
                            Assert.Empty(Plan(document, await ReadAsync(lab)).Steps);
                            break;
                        case ChangeOutcome.Undone or ChangeOutcome.Refused:
                            undone += report.Outcome == ChangeOutcome.Undone ? 1 : 0;
                            refused += report.Outcome == ChangeOutcome.Refused ? 1 : 0;
                            Assert.True(before.Select(LabHosts.Told).SequenceEqual(after), what);
                            break;
                        default:
                            named++;
                            Assert.Contains(report.Steps, s => s.Result == StepResult.Remains && s.Message!.Contains("To finish by hand", StringComparison.Ordinal));
                            ChangeReport rest = await ChangeRecovery.UndoAsync(report.ChangeId!, Sessions(lab), options, null, CancellationToken.None);
                            Assert.True(rest.Outcome is ChangeOutcome.Undone or ChangeOutcome.NothingToDo, $"{what} / {rest.Summary}");
                            Assert.True(before.Select(LabHosts.Told).SequenceEqual((await ReadAsync(lab)).Select(LabHosts.Told)), what);
                            break;
                    }
                }
            }
        }

        output.WriteLine($"{tried} faults tried: {done} met on the way, {undone} undone, {refused} refused before any change, {named} named and then undone; zero lost, zero unexplained.");
        Assert.True(tried > 1500 / stride, $"{tried}");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<int> CountAsync(NetworkDocument document, JobMode mode, string host)
    {
        NetworkLab lab = Lab(document, mode);
        NetworkPlan plan = Plan(document, await ReadAsync(lab));
        int before = lab.OperationCount(host);
        ChangeReport report = await PlanRunner.RunAsync(plan, Sessions(lab), Options(document), new Progress<HostProgress>(), CancellationToken.None);
        Assert.Equal(ChangeOutcome.Done, report.Outcome);
        return lab.OperationCount(host) - before;
    }

    private static NetworkLab Lab(NetworkDocument document, JobMode mode)
    {
        NetworkLab lab = NetworkLab.Create(document, null);
        lab.Options = lab.Options with { JobMode = mode, JobPolls = 0 };
        return lab;
    }

    private RunOptions Options(NetworkDocument document) => new()
    {
        AllowDisconnect = true,
        AllowManagementPathChange = document.Hosts.Select(h => h.Name).ToValueList(),
        ConfirmTimeout = TimeSpan.Zero,
        Journal = new FileJournal(_folder),
    };

    private static NetworkPlan Plan(NetworkDocument document, ValueList<HostState> states) =>
        TenantVlanPlanner.Plan(document, HostExpectation.Merge(states, document).States, new PlannerOptions()).Plan!;

    private static IHostSession[] Sessions(NetworkLab lab) =>
        lab.HostNames.Select(name => (IHostSession)new HyperVHostSession(lab.Connect(name), SystemClock.Instance) { AllowDisconnect = true }).ToArray();

    private static Task<ValueList<HostState>> ReadAsync(NetworkLab lab) => HostReader.ReadAllAsync(Sessions(lab), 1, CancellationToken.None);
}
