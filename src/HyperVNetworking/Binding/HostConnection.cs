using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;

namespace HyperVNetworking.Binding;

/// <summary>A host that is connected to when it is first used, so that one that cannot be reached fails like one that does not answer: alone, and by name.</summary>
internal sealed class HostConnection(string computerName, Func<IHostSession> open) : IHostSession, IClusterSession, IProbeSession
{
    private IHostSession? _session;

    /// <inheritdoc/>
    public string ComputerName => computerName;

    /// <summary>What went wrong last; null if nothing did.</summary>
    public HostFaultException? Fault { get; private set; }

    /// <inheritdoc/>
    public async Task<HostState> ReadStateAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Open().ReadStateAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (HostFaultException fault)
        {
            Fault = fault;
            throw;
        }
    }

    /// <inheritdoc/>
    public Task ApplyAsync(IReadOnlyList<HostChange> changes, CancellationToken cancellationToken) =>
        Open().ApplyAsync(changes, cancellationToken);

    /// <inheritdoc/>
    public Task ApplyOnHostAsync(string changeId, IReadOnlyList<HostChange> changes, CancellationToken cancellationToken) =>
        Open().ApplyOnHostAsync(changeId, changes, cancellationToken);

    /// <inheritdoc/>
    public Task<HostLock?> TakeLockAsync(HostLock wanted, HostLock? replaces, CancellationToken cancellationToken) =>
        Open().TakeLockAsync(wanted, replaces, cancellationToken);

    /// <inheritdoc/>
    public Task ReleaseLockAsync(HostLock held, CancellationToken cancellationToken) =>
        Open().ReleaseLockAsync(held, cancellationToken);

    /// <inheritdoc/>
    public Task<ClusterCondition> ReadConditionAsync(CancellationToken cancellationToken) => OpenCluster().ReadConditionAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<ValueList<ClusterNetwork>> ReadNetworksAsync(CancellationToken cancellationToken) => OpenCluster().ReadNetworksAsync(cancellationToken);

    /// <inheritdoc/>
    public Task SetNetworkAsync(ClusterNetwork now, ClusterNetwork wanted, CancellationToken cancellationToken) =>
        OpenCluster().SetNetworkAsync(now, wanted, cancellationToken);

    /// <inheritdoc/>
    public string? FindWayBackObstacle(WayBack wayBack) => Open().FindWayBackObstacle(wayBack);

    /// <inheritdoc/>
    public Task ArmWayBackAsync(WayBack wayBack, CancellationToken cancellationToken) => Open().ArmWayBackAsync(wayBack, cancellationToken);

    /// <inheritdoc/>
    public Task<ArmedWayBack?> FindWayBackAsync(CancellationToken cancellationToken) => Open().FindWayBackAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<bool> DisarmWayBackAsync(string changeId, CancellationToken cancellationToken) => Open().DisarmWayBackAsync(changeId, cancellationToken);

    /// <inheritdoc/>
    public Task<ValueList<NetworkProfile>> ReadProfilesAsync(CancellationToken cancellationToken) => Open().ReadProfilesAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<ProbeListener> ListenAsync(ProbeCall call, CancellationToken cancellationToken) =>
        Prober().ListenAsync(call, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> SendAsync(ProbeCall call, CancellationToken cancellationToken) =>
        Prober().SendAsync(call, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _session?.Dispose();

    private IClusterSession OpenCluster() => (IClusterSession)Open();

    private IHostSession Open() => _session ??= open();

    private IProbeSession Prober() => (IProbeSession)Open();
}
