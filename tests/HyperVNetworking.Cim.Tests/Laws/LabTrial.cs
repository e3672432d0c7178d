using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Journal;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Cim.Tests.Sessions;
using HyperVNetworking.Core.Tests.Generators;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Drift;

namespace HyperVNetworking.Cim.Tests.Laws;

/// <summary>A lab in memory made from a document, and all that is done with it on the way from the document to an undone change.</summary>
internal sealed class LabTrial
{
    private readonly PassingClock _clock = new();
    private readonly Func<IReadOnlyList<HostState>, PlannerResult> _plan;

    private LabTrial(NetworkDocument document, Func<IReadOnlyList<HostState>, PlannerResult> plan, string folder)
    {
        Document = document;
        _plan = plan;
        Lab = NetworkLab.Create(document, null);
        Lab.Clock = _clock;
        Options = new RunOptions
        {
            AllowDisconnect = true,
            AllowManagementPathChange = document.Hosts.Select(h => h.Name).ToValueList(),
            ConfirmTimeout = TimeSpan.Zero,
            Clock = _clock,
            Journal = new FileJournal(folder),
        };
    }

    public NetworkDocument Document { get; }

    public NetworkLab Lab { get; }

    /// <summary>What its runs may do: everything.</summary>
    public RunOptions Options { get; set; }

    /// <summary>How many operations have changed a host of the lab.</summary>
    public int Writes => Lab.HostNames.Sum(Lab.WriteCount);

    public static LabTrial Of(NetworkDocument document, string folder) => Of(document, new PlannerOptions(), folder);

    /// <summary>Seed 004's parent partition from bare NICs, teams, team NICs, virtual switch and tenants as one change: two hosts of the sample with a VM of each tenant, since the others repeat them.</summary>
    public static LabTrial Converged(string folder)
    {
        NetworkDocument whole = LabHosts.Sample("converged-team.json");
        NetworkDocument document = whole with
        {
            Hosts = whole.Hosts.Take(2).Select(h => h with { Vms = whole.Tenants.Select(t => h.Vms.First(v => new NamePattern(t.Members[0]).IsMatch(v.Name))).ToValueList() }).ToValueList(),
        };
        return new LabTrial(document, states => ParentPartitionPlanner.Plan(document, Teams, states, new PlannerOptions { UplinkNic = "Tenants" }), folder);
    }

    /// <summary>A cluster of four nodes whose VMs get other VLANs.</summary>
    public static LabTrial Cluster(string folder) => Of(FourNodes.Document(2), new PlannerOptions { AllowRenumber = true }, folder);

    /// <summary>Two hosts whose adapters with RDMA get other VLANs.</summary>
    public static LabTrial Rdma(string folder)
    {
        var document = new NetworkDocument { Hosts = [RdmaHosts.Host("HV01"), RdmaHosts.Host("HV02")] };
        return new LabTrial(document, RdmaHosts.Plan, folder);
    }

    /// <summary>Whether every adapter with RDMA speaks it: one whose VLAN changed, and that did not restart after, does not.</summary>
    public async Task<bool> SpeaksRdmaAsync()
    {
        foreach (string host in Lab.HostNames)
        {
            if (!await RdmaHosts.SpeakAsync(Lab.Connect(host)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The teams of seed 004.</summary>
    public static WantedTeam[] Teams { get; } =
    [
        new WantedTeam { Name = "Mgmt", Members = ["NIC1", "NIC2"], Traffic = [Traffic("Management", 10), Traffic("CSV", 11), Traffic("LiveMigration", 12)] },
        new WantedTeam { Name = "Tenants", Members = ["NIC3", "NIC4"] },
    ];

    /// <summary>A traffic class in its VLAN.</summary>
    public static TeamTraffic Traffic(string name, int vlan) => new() { Traffic = name, Vlan = new VlanId(vlan) };

    public static LabTrial Of(int seed, string folder)
    {
        RandomNetwork network = RandomNetwork.Of(seed);
        return Of(network.Document, PlanningOf(network), folder);
    }

    /// <summary>What a random network needs to be planned.</summary>
    public static PlannerOptions PlanningOf(RandomNetwork network) => new() { OrderCheckLimit = 0, AllowRenumber = true, UplinkNicByHost = network.Uplinks };

    /// <summary>What can be foreseen of a host: no identifiers, and not what its own NICs and adapters are for, which is a document's word or follows from addresses.</summary>
    public static HostState Plain(HostState state)
    {
        HostState told = LabHosts.Told(state);
        return told with
        {
            PhysicalNics = told.PhysicalNics.Select(n => n with { Use = null }).ToValueList(),
            HostAdapters = told.HostAdapters.Select(a => a with { Traffic = null }).ToValueList(),
            Teams = told.Teams.Select(t => t with { Interfaces = t.Interfaces.Select(i => i with { Traffic = null }).ToValueList() }).ToValueList(),
        };
    }

    public IHostSession[] Sessions() => Lab.HostNames.Select(Session).ToArray();

    public IHostSession Session(string host) => new HyperVHostSession(Lab.Connect(host), SystemClock.Instance) { AllowDisconnect = true };

    /// <summary>The hosts as read, but for the time.</summary>
    public async Task<ValueList<HostState>> ReadAsync() =>
        (await HostReader.ReadAllAsync(Sessions(), 1, CancellationToken.None)).Select(s => s with { ReadAt = null }).ToValueList();

    /// <summary>The hosts as the document completes them.</summary>
    public IReadOnlyList<HostState> Completed(ValueList<HostState> states) => HostExpectation.Merge(states, Document).States;

    /// <summary>The plan for the hosts as they are; null if the document cannot be met.</summary>
    public async Task<NetworkPlan?> PlanAsync() => _plan(Completed(await ReadAsync())).Plan;

    public Task<ChangeReport> ApplyAsync(NetworkPlan plan) => PlanRunner.RunAsync(plan, Sessions(), Options, new Progress<HostProgress>(), CancellationToken.None);

    public ValueList<Refusal> Preflight(NetworkPlan plan, ValueList<HostState> states) => PlanRunner.Preflight(plan, states, Options);

    public Task<ChangeReport> UndoAsync(string changeId) => ChangeRecovery.UndoAsync(changeId, Sessions(), Options, null, CancellationToken.None);

    public Task<ChangeReport> ResumeAsync(string changeId) => ChangeRecovery.ResumeAsync(changeId, Sessions(), Options, null, CancellationToken.None);

    private static LabTrial Of(NetworkDocument document, PlannerOptions planning, string folder) =>
        new(document, states => TenantVlanPlanner.Plan(document, states, planning), folder);
}
