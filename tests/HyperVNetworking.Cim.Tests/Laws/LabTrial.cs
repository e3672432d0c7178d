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
    private readonly PlannerOptions _planning;

    private LabTrial(NetworkDocument document, PlannerOptions planning, string folder)
    {
        Document = document;
        _planning = planning;
        Lab = NetworkLab.Create(document, null);
        Options = new RunOptions
        {
            AllowDisconnect = true,
            AllowManagementPathChange = document.Hosts.Select(h => h.Name).ToValueList(),
            ConfirmTimeout = TimeSpan.Zero,
            Journal = new FileJournal(folder),
        };
    }

    public NetworkDocument Document { get; }

    public NetworkLab Lab { get; }

    /// <summary>What its runs may do: everything.</summary>
    public RunOptions Options { get; set; }

    /// <summary>How many operations have changed a host of the lab.</summary>
    public int Writes => Lab.HostNames.Sum(Lab.WriteCount);

    public static LabTrial Of(NetworkDocument document, string folder) => new(document, new PlannerOptions(), folder);

    public static LabTrial Of(int seed, string folder)
    {
        RandomNetwork network = RandomNetwork.Of(seed);
        return new LabTrial(network.Document, PlanningOf(network), folder);
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
    public async Task<NetworkPlan?> PlanAsync() => TenantVlanPlanner.Plan(Document, Completed(await ReadAsync()), _planning).Plan;

    public Task<ChangeReport> ApplyAsync(NetworkPlan plan) => PlanRunner.RunAsync(plan, Sessions(), Options, new Progress<HostProgress>(), CancellationToken.None);

    public ValueList<Refusal> Preflight(NetworkPlan plan, ValueList<HostState> states) => PlanRunner.Preflight(plan, states, Options);

    public Task<ChangeReport> UndoAsync(string changeId) => ChangeRecovery.UndoAsync(changeId, Sessions(), Options, null, CancellationToken.None);

    public Task<ChangeReport> ResumeAsync(string changeId) => ChangeRecovery.ResumeAsync(changeId, Sessions(), Options, null, CancellationToken.None);
}
