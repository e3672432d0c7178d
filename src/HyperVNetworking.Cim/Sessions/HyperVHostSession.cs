using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Changes;
using HyperVNetworking.Cim.Cluster;
using HyperVNetworking.Cim.Probes;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Sessions;

/// <summary>A Hyper-V host over CIM, real or of the lab: what Hyper-V knows lies here, once for both (design 3).</summary>
public sealed class HyperVHostSession : IHostSession, IClusterSession, IProbeSession
{
    private readonly ICimClient _client;
    private readonly IClock _clock;
    private HostChanger? _changer;
    private ProbeCaller? _prober;

    /// <summary>Makes a session; nothing is asked of the host yet.</summary>
    /// <param name="client">The connection; disposed with the session.</param>
    /// <param name="clock">Dates what is read.</param>
    public HyperVHostSession(ICimClient client, IClock clock)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        _clock = clock ?? throw new ArgumentNullException(nameof(clock));
        (client as ISimulatedHost)?.SetTaskProgram(SimulatedTask.RunAsync);
    }

    /// <summary>Whether an adapter may be disconnected for the length of a change, where the host changes no VLAN in place (facts A5; site-rules D1). Without it such a change is refused.</summary>
    public bool AllowDisconnect { get; init; }

    /// <inheritdoc/>
    public string ComputerName => _client.ComputerName;

    /// <inheritdoc/>
    public async Task<HostState> ReadStateAsync(CancellationToken cancellationToken)
    {
        HostRecords records = await SteadyReading.ReadAsync(_client, cancellationToken);
        return HostStateReader.Read(records, ComputerName, _clock.UtcNow);
    }

    /// <inheritdoc/>
    /// <remarks>Consecutive changes of one kind are one batch; an adapter that appears twice begins a new one.</remarks>
    public async Task ApplyAsync(IReadOnlyList<HostChange> changes, CancellationToken cancellationToken)
    {
        if (changes.Count > 0)
        {
            _changer ??= new HostChanger(_client, await ManagementServices.ReadAsync(_client, _clock, cancellationToken), _clock, AllowDisconnect);
            await _changer.ApplyAsync(changes, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task ApplyOnHostAsync(string changeId, IReadOnlyList<HostChange> changes, CancellationToken cancellationToken) =>
        new HostStep(_client, _clock).ApplyAsync(new WayBack(changeId, TimeSpan.Zero, changes.ToValueList()), cancellationToken);

    /// <inheritdoc/>
    public Task<HostLock?> TakeLockAsync(HostLock wanted, HostLock? replaces, CancellationToken cancellationToken) =>
        new HostMark(_client).TakeAsync(wanted, replaces, cancellationToken);

    /// <inheritdoc/>
    public Task ReleaseLockAsync(HostLock held, CancellationToken cancellationToken) =>
        new HostMark(_client).ReleaseAsync(held, cancellationToken);

    /// <inheritdoc/>
    public Task<ClusterCondition> ReadConditionAsync(CancellationToken cancellationToken) => new ClusterClient(_client).ReadConditionAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<ValueList<ClusterNetwork>> ReadNetworksAsync(CancellationToken cancellationToken) => new ClusterClient(_client).ReadNetworksAsync(cancellationToken);

    /// <inheritdoc/>
    public Task SetNetworkAsync(ClusterNetwork now, ClusterNetwork wanted, CancellationToken cancellationToken) =>
        new ClusterClient(_client).SetNetworkAsync(now, wanted, cancellationToken);

    /// <inheritdoc/>
    public string? FindWayBackObstacle(WayBack wayBack) => HostTaskXml.FindObstacle(wayBack, HostTaskXml.WayBack);

    /// <inheritdoc/>
    public Task ArmWayBackAsync(WayBack wayBack, CancellationToken cancellationToken) => new HostWayBack(_client).ArmAsync(wayBack, cancellationToken);

    /// <inheritdoc/>
    public Task<ArmedWayBack?> FindWayBackAsync(CancellationToken cancellationToken) => new HostWayBack(_client).FindAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<bool> DisarmWayBackAsync(string changeId, CancellationToken cancellationToken) => new HostWayBack(_client).DisarmAsync(changeId, cancellationToken);

    /// <inheritdoc/>
    public Task<ValueList<NetworkProfile>> ReadProfilesAsync(CancellationToken cancellationToken) => new HostWayBack(_client).ReadProfilesAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<ProbeListener> ListenAsync(ProbeCall call, CancellationToken cancellationToken) =>
        await (await ProberAsync(cancellationToken)).ListenAsync(call, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> SendAsync(ProbeCall call, CancellationToken cancellationToken) =>
        await (await ProberAsync(cancellationToken)).SendAsync(call, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<ProbeCaller> ProberAsync(CancellationToken cancellationToken) =>
        _prober ??= new ProbeCaller(_client, await ManagementServices.ReadAsync(_client, _clock, cancellationToken));
}
