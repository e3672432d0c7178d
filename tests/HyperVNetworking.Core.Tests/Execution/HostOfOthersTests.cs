using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Core.Tests.Planning;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Execution;

/// <summary>Hosts that something else manages, clusters, and who hears of the end of a run (site-rules C1, D2, E3).</summary>
public sealed class HostOfOthersTests : RunnerTest
{
    private static readonly NetworkDocument s_extended = Clustered(TwoHosts.Document) with
    {
        Hosts =
        [
            .. Clustered(TwoHosts.Document).Hosts.Select(h => h with
            {
                Switches = [new VirtualSwitch { Name = "LAN", Type = SwitchType.External, Uplinks = ["P-NIC1"], ForwardingExtension = "Microsoft Azure VFP Switch Extension" }],
                Vms = h.Vms.Select(v => v with { Adapters = [v.Adapters[0] with { Switch = "LAN", Vlan = TwoHosts.AccessVlan(9) }] }).ToValueList(),
            }),
        ],
    };

    [Fact]
    public async Task What_a_forwarding_extension_manages_is_refused_unless_adopted()
    {
        NetworkPlan plan = Good(s_extended, Options with { AllowRenumber = true });
        FakeHostSession[] sessions = Sessions(s_extended.Hosts);

        ChangeReport refused = await Run(plan, sessions);

        Assert.Equal(ChangeOutcome.Refused, refused.Outcome);
        Assert.All(refused.Refusals, r => Assert.Equal("HostManagedElsewhere", r.ErrorId));
        Assert.Contains("virtual switch LAN, whose forwarding is done by Microsoft Azure VFP Switch Extension", refused.Refusals[0].Message, StringComparison.Ordinal);
        Assert.Equal(0, sessions.Sum(s => s.Writes));

        RunOptions adopt = Everything(s_extended.Hosts) with { Adopt = true, MaxHostPerCluster = 2 };
        Assert.Equal(ChangeOutcome.Done, (await Run(plan, sessions, adopt)).Outcome);
    }

    [Theory]
    [InlineData(NetworkOwner.Vmm, "what System Center Virtual Machine Manager sets (service SCVMMAgent runs on Host1)")]
    [InlineData(NetworkOwner.NetworkController, "what Network Controller programs (service NcHostAgent or SlbHostAgent runs on Host1)")]
    [InlineData(NetworkOwner.NetworkAtc, "what Network ATC keeps as its intents say (service NetworkATC runs on Host1)")]
    public void What_another_tool_sets_is_refused_and_said_in_the_plan(NetworkOwner owner, string what)
    {
        NetworkDocument document = Managed(TwoHosts.Document, owner);
        NetworkPlan plan = Good(document);

        ValueList<Refusal> refusals = PlanRunner.Preflight(plan, document.Hosts, Everything(document.Hosts));

        Assert.NotEmpty(refusals);
        Assert.All(refusals, r => Assert.Equal("HostManagedElsewhere", r.ErrorId));
        Assert.Contains(what, refusals[0].Message, StringComparison.Ordinal);
        Assert.Equal(2, plan.Findings.Count(f => f.Code == "HostManagedElsewhere"));
        Assert.Empty(PlanRunner.Preflight(plan, document.Hosts, Everything(document.Hosts) with { Adopt = true }));
        Assert.DoesNotContain(Good(TwoHosts.Document).Findings, f => f.Code == "HostManagedElsewhere");
    }

    [Theory]
    [InlineData(NetworkOwner.NetworkAtc, true)]
    [InlineData(NetworkOwner.Vmm, false)]
    public void Network_ATC_leaves_the_VLANs_of_VMs_to_others(NetworkOwner owner, bool isAllowed)
    {
        HostState host = TwoHosts.Document.Hosts[0] with { NetworkOwners = [owner] };
        VirtualMachine vm = host.Vms[0];
        HostChange change = new HostChange.SetAdapterVlan(AdapterReference.To(vm, vm.Adapters[0]), vm.Adapters[0].Vlan, TwoHosts.AccessVlan(7));

        Assert.Equal(isAllowed, HostOwnership.FindOwner(change, host) is null);
    }

    [Fact]
    public void Adopting_allows_nothing_else()
    {
        NetworkPlan plan = Good(TwoHosts.Document);
        Assert.Equal("ManagementPathChangeNotAllowed", Assert.Single(PlanRunner.Preflight(plan, TwoHosts.Document.Hosts, new RunOptions { Adopt = true })).ErrorId);
    }

    [Fact]
    public async Task A_node_that_begins_before_another_is_finished_is_refused_unless_so_many_are_allowed()
    {
        NetworkPlan plan = Interleaved();
        FakeHostSession[] sessions = Sessions(plan.Document.Hosts);

        Refusal refusal = Assert.Single(PlanRunner.Preflight(plan, plan.Document.Hosts, Everything(plan.Document.Hosts)));

        Assert.Equal(("TooManyHostsOfCluster", "Host2", 2), (refusal.ErrorId, refusal.ComputerName, refusal.Step));
        Assert.Contains("of cluster CL1 before Host1 is finished", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(PlanRunner.Preflight(plan, plan.Document.Hosts, Everything(plan.Document.Hosts) with { MaxHostPerCluster = 2 }));
        Assert.Equal(ChangeOutcome.Done, (await Run(plan, sessions, Everything(plan.Document.Hosts) with { MaxHostPerCluster = 2 })).Outcome);
    }

    [Fact]
    public void Hosts_of_different_clusters_or_of_none_may_be_begun_together()
    {
        NetworkPlan plan = Interleaved();
        HostState[] apart = [plan.Document.Hosts[0] with { Cluster = "CL2" }, plan.Document.Hosts[1]];
        HostState[] alone = plan.Document.Hosts.Select(h => h with { Cluster = null }).ToArray();

        Assert.Empty(PlanRunner.Preflight(plan with { Document = plan.Document with { Hosts = apart.ToValueList() } }, apart, Everything(apart)));
        Assert.Empty(PlanRunner.Preflight(plan with { Document = plan.Document with { Hosts = alone.ToValueList() } }, alone, Everything(alone)));
    }

    [Fact]
    public async Task The_next_node_waits_for_the_cluster_to_be_well()
    {
        NetworkDocument document = Clustered(TwoHosts.Document);
        NetworkPlan plan = Good(document);
        FakeHostSession[] sessions = Sessions(document.Hosts);
        var health = new Health("Host2", "node Host1 is paused");

        ChangeReport report = await Run(plan, sessions, Everything(document.Hosts) with { ClusterHealth = health, OnFailure = OnFailure.UndoHost });

        Assert.Equal(ChangeOutcome.PartlyDone, report.Outcome);
        Assert.Equal(("ClusterNotHealthy", "Host2"), (report.Faults[0].ErrorId, report.Faults[0].ComputerName));
        Assert.Contains("cluster CL1 is not well: node Host1 is paused", report.Faults[0].Message, StringComparison.Ordinal);
        Assert.Equal(document.Hosts[1], sessions[1].State);
        Assert.Equal(["CL1 Host1", "CL1 Host1", "CL1 Host2"], health.Asked);
        Assert.Equal(ChangeOutcome.Done, (await Run(plan, Sessions(document.Hosts), Everything(document.Hosts) with { ClusterHealth = new Health("Host1", null) })).Outcome);
    }

    [Theory]
    [InlineData(true, EventSeverity.Information, RunEvent.Done)]
    [InlineData(false, EventSeverity.Warning, RunEvent.NotDone)]
    public async Task The_end_of_a_run_is_told_with_its_id(bool allowed, EventSeverity severity, int eventId)
    {
        NetworkPlan plan = Good(TwoHosts.Document);
        RunOptions options = allowed ? Everything(TwoHosts.Document.Hosts) with { Journal = new MemoryJournal() } : new RunOptions();
        ChangeReport report = await Run(plan, Sessions(TwoHosts.Document.Hosts), options);
        var log = new Log();

        RunEvent.Write(log, report);
        RunEvent.Write(null, report);

        Assert.Equal((severity, eventId), (log.Entries[0].Severity, log.Entries[0].EventId));
        Assert.Contains(report.ChangeId ?? "run that was not begun", Assert.Single(log.Entries).Text, StringComparison.Ordinal);
        Assert.Contains(report.Summary, log.Entries[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_somebody_must_finish_is_told_as_an_error()
    {
        var log = new Log();
        RunEvent.Write(log, new ChangeReport { Outcome = ChangeOutcome.UndoIncomplete, ChangeId = "20261122-030004-9f3a1c2b", Summary = "Undo incomplete." });
        RunEvent.Write(log, new ChangeReport { Outcome = ChangeOutcome.Done, ChangeId = "x", Summary = "Done.", Unsettled = ["Host1"] });
        Assert.All(log.Entries, e => Assert.Equal((EventSeverity.Error, RunEvent.Unfinished), (e.Severity, e.EventId)));
    }

    private static NetworkDocument Clustered(NetworkDocument document) => document with { Hosts = document.Hosts.Select(h => h with { Cluster = "CL1" }).ToValueList() };

    // Host1 begins, Host2 comes in between.
    private static NetworkPlan Interleaved()
    {
        NetworkPlan plan = Good(Clustered(TwoHosts.Document));
        PlanStep first = plan.Steps.First(s => s.Host == "Host2");
        PlanStep[] steps = [plan.Steps[0], first, .. plan.Steps.Skip(1).Where(s => s != first)];
        return plan with { Steps = steps.Select((s, i) => s with { Number = i + 1 }).ToValueList() };
    }

    private sealed class Health(string node, string? trouble) : IClusterHealth
    {
        public List<string> Asked { get; } = [];

        public Task<string?> FindTroubleAsync(string cluster, string asked, CancellationToken cancellationToken)
        {
            Asked.Add($"{cluster} {asked}");
            return Task.FromResult(asked == node ? trouble : null);
        }
    }

    private sealed class Log : IEventLog
    {
        public List<(EventSeverity Severity, int EventId, string Text)> Entries { get; } = [];

        public void Write(EventSeverity severity, int eventId, string text) => Entries.Add((severity, eventId, text));
    }

    private static NetworkDocument Managed(NetworkDocument document, NetworkOwner owner) =>
        document with { Hosts = document.Hosts.Select(h => h with { NetworkOwners = [owner] }).ToValueList() };
}
