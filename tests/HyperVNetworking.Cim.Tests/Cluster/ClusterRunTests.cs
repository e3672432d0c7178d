using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Journal;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Cim.Tests.Sessions;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Cim.Tests.Cluster;

/// <summary>Runs over the nodes of a failover cluster: none begins while the cluster is not well, and what the cluster knows of its networks comes through (site-rules D2, D7).</summary>
public sealed class ClusterRunTests
{
    private const string Volume = @"C:\ClusterStorage\Volume1";

    private static readonly FailoverCluster s_cluster = new()
    {
        Name = "CL1",
        SharedVolumes = [new SharedVolume { Name = Volume }],
        ClusterNetworks = [new ClusterNetwork { Name = "CSV", Subnets = ["10.0.3.0/24"], Role = ClusterNetworkRole.ClusterOnly, AutoMetric = false, Metric = 900, ExcludedFromMigration = true }],
    };

    private readonly NetworkLab _lab = Make();

    [Theory]
    [InlineData("node", "node HV02 is paused")]
    [InlineData("unreachable", "node HV03 is down")]
    [InlineData("volume", @"shared volume C:\ClusterStorage\Volume1 is redirected")]
    [InlineData("repair", "storage job Repair is at work")]
    public async Task A_run_does_not_begin_while_the_cluster_is_not_well(string what, string why)
    {
        MakeUnwell(what);

        ChangeReport report = await RunAsync(Vlans("HV01"));

        Refusal refusal = Assert.Single(report.Refusals);
        Assert.Equal((ChangeOutcome.Refused, "ClusterNotHealthy", "HV01"), (report.Outcome, refusal.ErrorId, refusal.ComputerName));
        Assert.Equal($"HV01: step 1 would change a node although cluster CL1 is not well: {why}; make it well and run again.", refusal.Message);
        Assert.All(_lab.HostNames, h => Assert.Equal(0, _lab.WriteCount(h)));
    }

    [Fact]
    public async Task A_node_that_was_drained_for_the_work_may_be_changed_and_so_may_one_while_storage_is_optimized()
    {
        _lab.SetClusterNode("HV01", ClusterNodeState.Paused, ClusterNodeDrain.Completed);
        _lab.SetStorageJobs("CL1", ["Optimize"]);

        ChangeReport report = await RunAsync(Vlans("HV01"));

        Assert.True(report.Succeeded, report.Summary);
    }

    [Fact]
    public async Task A_cluster_that_is_not_well_after_its_first_node_was_changed_stops_the_run_and_the_node_gets_back_what_it_had()
    {
        HostState before = await _lab.ReadAsync("HV01");
        var progress = new OnChanged("HV01", () => _lab.SetSharedVolume("CL1", Volume, SharedVolumeState.Redirected));

        ChangeReport report = await RunAsync(Vlans("HV01", "HV02"), progress, TimeSpan.Zero);

        Assert.Equal(ChangeOutcome.Undone, report.Outcome);
        Assert.Equal(("ClusterNotHealthy", "HV01", $"HV01: after it was changed cluster CL1 is not well: shared volume {Volume} is redirected."), (report.Faults[0].ErrorId, report.Faults[0].ComputerName, report.Faults[0].Message));
        Assert.Equal(0, _lab.WriteCount("HV02"));
        Assert.Equal(before.Vms, (await _lab.ReadAsync("HV01")).Vms);
    }

    [Fact]
    public async Task The_next_node_waits_until_the_cluster_is_well_again()
    {
        var progress = new OnChanged("HV01", () =>
        {
            _lab.SetSharedVolume("CL1", Volume, SharedVolumeState.Redirected);
            _ = Task.Delay(300).ContinueWith(_ => _lab.SetSharedVolume("CL1", Volume, SharedVolumeState.Direct), TaskScheduler.Default);
        });

        ChangeReport report = await RunAsync(Vlans("HV01", "HV02"), progress, TimeSpan.FromSeconds(30));

        Assert.True(report.Succeeded, report.Summary);
    }

    [Fact]
    public async Task A_cluster_that_cannot_be_asked_is_not_taken_to_be_well()
    {
        _lab.Faults = [new LabFault { Kind = LabFaultKind.AccessDenied, Where = o => o == "Enumerate MSCluster_Node" }];

        ChangeReport report = await RunAsync(Vlans("HV01"));

        Assert.Equal("ClusterNotHealthy", Assert.Single(report.Refusals).ErrorId);
        Assert.Contains("cluster CL1 could not be asked", report.Refusals[0].Message);
    }

    [Fact]
    public async Task A_network_that_the_cluster_forgot_gets_back_its_name_role_metric_and_exclusion()
    {
        ClusterNetwork before = await NetworkAsync();

        ChangeReport report = await RunAsync(await ReplacedAsync());

        ClusterNetwork after = await NetworkAsync();
        Assert.True(report.Succeeded, report.Summary);
        Assert.Empty(report.Faults);
        Assert.NotEqual(before.Id, after.Id);
        Assert.Equal(before with { Id = null }, after with { Id = null });
    }

    [Fact]
    public async Task And_when_the_run_is_undone()
    {
        ClusterNetwork before = await NetworkAsync();
        NetworkPlan plan = await ReplacedAsync();
        plan = plan with { Steps = [plan.Steps[0], .. Vlans("HV02").Steps.Select(s => s with { Number = 2 })], Hosts = ["HV01", "HV02"] };
        _lab.Faults = [new LabFault { Host = "HV02", Kind = LabFaultKind.ProviderError, Where = o => o.StartsWith("Invoke", StringComparison.Ordinal) && !o.Contains("RegisterByXml", StringComparison.Ordinal) }];

        ChangeReport report = await RunAsync(plan);

        Assert.Equal(ChangeOutcome.Undone, report.Outcome);
        ClusterNetwork after = await NetworkAsync();
        Assert.Equal(before with { Id = null }, after with { Id = null });
        Assert.DoesNotContain(report.Faults, f => f.ErrorId == "ClusterNetworkChanged");
    }

    [Fact]
    public async Task And_when_it_is_undone_later_from_its_journal()
    {
        ClusterNetwork before = await NetworkAsync();
        string folder = Path.Combine(Path.GetTempPath(), $"cluster-{Guid.NewGuid():N}");
        try
        {
            RunOptions options = Options(["HV01"]) with { Journal = new FileJournal(folder) };
            NetworkPlan plan = await ReplacedAsync();
            ChangeReport gone = await RunAsync(plan with { Steps = [plan.Steps[0]] }, options: options);
            Assert.True(gone.Succeeded, gone.Summary);
            Assert.DoesNotContain((await _lab.ReadAsync("HV02")).FailoverCluster!.ClusterNetworks, n => n.Name == "CSV");

            ChangeReport undone = await ChangeRecovery.UndoAsync(gone.ChangeId!, [new HyperVHostSession(_lab.Connect("HV01"), SystemClock.Instance)], options, null, CancellationToken.None);

            Assert.Equal(ChangeOutcome.Undone, undone.Outcome);
            Assert.Equal(before with { Id = null }, await NetworkAsync() with { Id = null });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_hostile_name_is_given_back_as_it_was()
    {
        ClusterNetwork network = await NetworkAsync();
        using var session = new HyperVHostSession(_lab.Connect("HV02"), SystemClock.Instance);

        await session.SetNetworkAsync(network, network with { Name = LabHosts.Hostile }, CancellationToken.None);
        ClusterNetwork hostile = await NetworkAsync();
        await session.SetNetworkAsync(hostile, network with { Role = ClusterNetworkRole.None, AutoMetric = true, ExcludedFromMigration = false }, CancellationToken.None);

        Assert.Equal(LabHosts.Hostile, hostile.Name);
        ClusterNetwork after = await NetworkAsync();
        Assert.Equal(("CSV", ClusterNetworkRole.None, true, false), (after.Name, after.Role, after.AutoMetric, after.ExcludedFromMigration));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_metric_takes_the_network_out_of_the_clusters_hands_whether_or_not_the_cluster_sees_that_itself(bool leavesAutoMetric)
    {
        _lab.Options = _lab.Options with { MetricLeavesAutoMetric = leavesAutoMetric };

        ChangeReport report = await RunAsync(await ReplacedAsync());

        Assert.True(report.Succeeded, report.Summary);
        ClusterNetwork network = await NetworkAsync();
        Assert.Equal((false, 900L), (network.AutoMetric, network.Metric!.Value));
    }

    [Fact]
    public async Task An_exclusion_that_cannot_be_set_over_CIM_is_left_to_a_hand_and_all_else_is_given_back()
    {
        _lab.Options = _lab.Options with { RefuseClusterPrivateProperties = true };

        ChangeReport report = await RunAsync(await ReplacedAsync());

        Assert.Equal("Cluster CL1: network 10.0.3.0/24 is CSV, ClusterOnly, metric 900 and was CSV, ClusterOnly, metric 900, excluded from migration (CL1: NotSupported: private properties cannot be set with their resource type.); set it by hand.", Assert.Single(report.Faults).Message);
    }

    [Fact]
    public async Task What_could_not_be_given_back_is_a_fault_and_no_success()
    {
        _lab.Faults = [new LabFault { Kind = LabFaultKind.AccessDenied, Where = o => o == "Invoke Rename" }];

        ChangeReport report = await RunAsync(await ReplacedAsync());

        ChangeFault fault = Assert.Single(report.Faults);
        Assert.Equal((ChangeOutcome.Done, "ClusterNetworkChanged"), (report.Outcome, fault.ErrorId));
        Assert.Contains("Cluster CL1: network 10.0.3.0/24 is Cluster Network", fault.Message);
        Assert.Contains("and was CSV, ClusterOnly, metric 900, excluded from migration", fault.Message);
        Assert.False(report.Succeeded);
    }

    [Fact]
    public async Task Networks_that_nobody_told_stop_the_change_of_adapters_before_it_is_made()
    {
        HostState before = await _lab.ReadAsync("HV01");
        NetworkPlan plan = await ReplacedAsync();
        _lab.Faults = [new LabFault { Kind = LabFaultKind.AccessDenied, Where = o => o.StartsWith("Query SELECT * FROM MSCluster_ResourceType", StringComparison.Ordinal) }];

        ChangeReport report = await RunAsync(plan);

        Assert.NotEqual(ChangeOutcome.Done, report.Outcome);
        Assert.Equal(before.HostAdapters, (await _lab.ReadAsync("HV01")).HostAdapters);
    }

    private static NetworkLab Make()
    {
        NetworkDocument document = ClusterLab.Document(3);
        HostState first = document.Hosts[0];
        first = first with
        {
            HostAdapters = [new HostAdapter { Name = "CSV", Switch = "LAN", Vlan = new PortVlan.Access(new VlanId(30)), Addressing = new InterfaceAddressing { Addresses = ["10.0.3.1/24"] } }],
            Switches = [first.Switches[0] with { AllowManagementOS = true }],
        };
        return NetworkLab.Create(document with { Hosts = [first, .. document.Hosts.Skip(1)], Clusters = [s_cluster] }, null);
    }

    private void MakeUnwell(string what)
    {
        switch (what)
        {
            case "node":
                _lab.SetClusterNode("HV02", ClusterNodeState.Paused, ClusterNodeDrain.Completed);
                break;
            case "unreachable":
                _lab.Faults = [new LabFault { Host = "HV03", Kind = LabFaultKind.Unreachable }];
                break;
            case "volume":
                _lab.SetSharedVolume("CL1", Volume, SharedVolumeState.Redirected);
                break;
            default:
                _lab.SetStorageJobs("CL1", ["Repair"]);
                break;
        }
    }

    private async Task<ClusterNetwork> NetworkAsync() => (await _lab.ReadAsync("HV02")).FailoverCluster!.ClusterNetworks.Single(n => n.Subnets.Contains("10.0.3.0/24"));

    // Takes the adapter of the network away and makes it anew, as a plan that moves it would.
    private async Task<NetworkPlan> ReplacedAsync()
    {
        HostAdapter adapter = (await _lab.ReadAsync("HV01")).HostAdapters.Single(a => a.Name == "CSV");
        return Plan(["HV01"], ("HV01", new HostChange.RemoveHostAdapter(adapter)), ("HV01", new HostChange.AddHostAdapter(adapter)));
    }

    private NetworkPlan Vlans(params string[] hosts) => Plan(hosts, hosts.Select(h =>
    {
        VirtualMachine vm = _lab.ReadAsync(h).GetAwaiter().GetResult().Vms.First(v => v.Name.StartsWith("VM", StringComparison.Ordinal));
        return (h, (HostChange)new HostChange.SetAdapterVlan(AdapterReference.To(vm, vm.Adapters[0]), vm.Adapters[0].Vlan, new PortVlan.Access(new VlanId(77))));
    }).ToArray());

    private static NetworkPlan Plan(string[] hosts, params (string Host, HostChange Change)[] steps) => new()
    {
        Document = NetworkDocument.Empty,
        CreatedAt = DateTimeOffset.UnixEpoch,
        Hosts = [.. hosts],
        Steps = steps.Select((s, i) => new PlanStep { Number = i + 1, Host = s.Host, Change = s.Change, Reason = "by hand" }).ToValueList(),
    };

    private static RunOptions Options(ValueList<string> hosts) => new() { ConfirmTimeout = TimeSpan.FromSeconds(1), AllowManagementPathChange = hosts, AllowDisconnect = true };

    private async Task<ChangeReport> RunAsync(NetworkPlan plan, IProgress<HostProgress>? progress = null, TimeSpan? confirm = null, RunOptions? options = null)
    {
        HyperVHostSession[] sessions = plan.Hosts.Select(h => new HyperVHostSession(_lab.Connect(h), SystemClock.Instance)).ToArray();
        options ??= Options(plan.Hosts) with { ConfirmTimeout = confirm ?? TimeSpan.FromSeconds(1) };
        return await PlanRunner.RunAsync(plan, sessions, options, progress ?? new Progress<HostProgress>(), CancellationToken.None);
    }

    private sealed class OnChanged(string host, Action action) : IProgress<HostProgress>
    {
        public void Report(HostProgress value)
        {
            if (value.ComputerName == host && value.Activity == "Changed")
            {
                action();
            }
        }
    }
}
