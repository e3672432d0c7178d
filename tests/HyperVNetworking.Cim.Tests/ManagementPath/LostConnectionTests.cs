using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Core.Tests.Generators;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Cim.Tests.ManagementPath;

/// <summary>The console talks over the very adapter that it changes (issue 7, point 6; site-rules D5).</summary>
public sealed class LostConnectionTests
{
    public static TheoryData<string> Sites => [.. LonelyHost.All.Keys];

    [Theory]
    [MemberData(nameof(Sites))]
    public async Task A_change_of_the_management_path_that_goes_well_is_done(string site)
    {
        (NetworkLab lab, NetworkPlan plan, _, _) = await LonelyHost.MakeAsync(site);

        ChangeReport report = await LonelyHost.RunAsync(lab, plan);

        Assert.True(report.Outcome == ChangeOutcome.Done, report.Summary);
        Assert.Empty(await Tasks(lab));
    }

    [Theory]
    [MemberData(nameof(Sites))]
    public async Task The_connection_drops_at_every_single_operation_and_never_comes_back_and_the_host_ends_in_its_old_state_by_itself(string site)
    {
        (NetworkLab whole, NetworkPlan wholePlan, HostState before, int first) = await LonelyHost.MakeAsync(site);
        var names = new List<string>();
        whole.Faults = [new LabFault { Kind = LabFaultKind.Latency, Where = Note }];
        await LonelyHost.RunAsync(whole, wholePlan);
        int operations = whole.OperationCount("HV01") - first;
        bool Note(string name)
        {
            lock (names)
            {
                names.Add(name);
                return false;
            }
        }

        HostState changed = await InsideAsync(whole);
        Assert.NotEqual(before, changed);
        var ends = new List<string>();
        for (int n = 1; n <= operations; n++)
        {
            // What only reads has no effect that the connection could outlive. Reads run side by side, so a neighbour may be meant: both are tried around a write.
            bool mayWrite = names.Skip(n - 2).Take(3).Any(o => !o.StartsWith("Enumerate", StringComparison.Ordinal));
            foreach (LabFaultKind kind in mayWrite ? new[] { LabFaultKind.LostBeforeEffect, LabFaultKind.LostAfterEffect } : [LabFaultKind.LostBeforeEffect])
            {
                (NetworkLab lab, NetworkPlan plan, _, int read) = await LonelyHost.MakeAsync(site);
                lab.Faults = [new LabFault { Kind = kind, Operation = read + n }];

                ChangeReport? report = await TryRunAsync(lab, plan);
                IReadOnlyList<string> tasks = await Tasks(lab);
                HostState after = await InsideAsync(lab);

                // Only a change that was proven, and whose way back was taken away, may stay.
                bool proven = after == changed;
                Assert.True(after == before || proven, $"{site}: {kind} at operation {n} of {operations}: {report?.Summary}");
                Assert.True(tasks.Count == 0 || after == before, $"{site}: {kind} at operation {n}: {string.Join(", ", tasks)} is left.");
                Assert.False(report?.Outcome == ChangeOutcome.Done && !proven, $"{site}: {kind} at operation {n} says that it is done.");
                ends.Add(proven ? "new" : "old");
            }
        }

        // The connection may only then be lost in the new state when nothing but reading and unmarking is left.
        int lastOld = ends.LastIndexOf("old");
        Assert.Equal(ends.IndexOf("new"), lastOld + 1 == ends.Count ? -1 : lastOld + 1);
    }

    internal static async Task<HostState> InsideAsync(NetworkLab lab)
    {
        using var session = new HyperVHostSession(lab.ConnectInside("HV01"), SystemClock.Instance);
        return (await session.ReadStateAsync(CancellationToken.None)) with { ReadAt = null };
    }

    internal static async Task<IReadOnlyList<string>> Tasks(NetworkLab lab) =>
        [.. (await lab.ConnectInside("HV01").EnumerateAsync(@"root\Microsoft\Windows\TaskScheduler", "MSFT_ScheduledTask", CancellationToken.None)).Select(t => t.Text("TaskName")!).Where(t => t != "Run")];

    private static async Task<ChangeReport?> TryRunAsync(NetworkLab lab, NetworkPlan plan)
    {
        try
        {
            return await LonelyHost.RunAsync(lab, plan);
        }
        catch (HostFaultException)
        {
            return null;
        }
    }
}
