using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Execution;

/// <summary>A host in memory that makes changes as real ones do, and fails when its schedule says so.</summary>
internal sealed class FakeHostSession : IHostSession
{
    private readonly FaultSchedule _schedule;
    private bool _gone;

    public FakeHostSession(HostState state, FaultSchedule? schedule = null)
    {
        State = state;
        _schedule = schedule ?? new FaultSchedule();
    }

    public string ComputerName => State.Name;

    public HostState State { get; set; }

    public int Writes { get; private set; }

    /// <summary>The sizes of the batches that arrived.</summary>
    public List<int> Batches { get; } = [];

    public Task<HostState> ReadStateAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        FaultKind? fault = Begin(isRead: true);
        Fail(fault is FaultKind.SilentlyNothing ? null : fault);
        return Task.FromResult(Seen(State));
    }

    public Task ApplyAsync(IReadOnlyList<HostChange> changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Batches.Add(changes.Count);
        FaultKind? fault = Begin();
        IEnumerable<HostChange> made = fault switch
        {
            FaultKind.BeforeEffect or FaultKind.HostGoneBefore or FaultKind.SilentlyNothing => [],
            FaultKind.HalfBatch => changes.Where((_, index) => index % 2 == 0),
            _ => changes,
        };
        foreach (HostChange change in made)
        {
            if (!change.CanApplyTo(State))
            {
                throw new HostFaultException(ComputerName, HostFaultKind.InvalidState, $"{change} does not fit.");
            }

            State = change.ApplyTo(State);
            Writes++;
        }

        Fail(fault is FaultKind.SilentlyNothing ? null : fault);
        return Task.CompletedTask;
    }

    public Task ApplyOnHostAsync(string changeId, IReadOnlyList<HostChange> changes, CancellationToken cancellationToken) => ApplyAsync(changes, cancellationToken);

    public HostLock? Lock { get; set; }

    public Task<HostLock?> TakeLockAsync(HostLock wanted, HostLock? replaces, CancellationToken cancellationToken)
    {
        FaultKind? fault = Begin();
        Fail(fault is FaultKind.SilentlyNothing ? null : fault);
        if (Lock is not null && Lock != replaces)
        {
            return Task.FromResult<HostLock?>(Lock);
        }

        Lock = wanted;
        return Task.FromResult<HostLock?>(null);
    }

    public Task ReleaseLockAsync(HostLock held, CancellationToken cancellationToken)
    {
        FaultKind? fault = Begin();
        Fail(fault is FaultKind.SilentlyNothing ? null : fault);
        Lock = Lock?.ChangeId == held.ChangeId ? null : Lock;
        return Task.CompletedTask;
    }

    /// <summary>The way back that lies on the host.</summary>
    public WayBack? WayBack { get; set; }

    /// <summary>How often a way back was laid.</summary>
    public int Armed { get; private set; }

    public string? Obstacle { get; set; }

    public bool RefusesWayBack { get; set; }

    public Action<WayBack>? OnArmed { get; set; }

    /// <summary>How the host shows what it has.</summary>
    public Func<HostState, HostState> Seen { get; set; } = h => h;

    public ValueList<NetworkProfile> Profiles { get; set; } = [];

    public string? FindWayBackObstacle(WayBack wayBack) => Obstacle;

    public Task ArmWayBackAsync(WayBack wayBack, CancellationToken cancellationToken)
    {
        // Like a read, it is tried once more.
        FaultKind? fault = Begin(isRead: true);
        if (fault is null or FaultKind.AfterEffect or FaultKind.HostGoneAfter or FaultKind.SilentlyNothing)
        {
            WayBack = RefusesWayBack ? throw new HostFaultException(ComputerName, HostFaultKind.AccessDenied, "no.") : wayBack;
            Armed++;
            OnArmed?.Invoke(wayBack);
        }

        Fail(fault is FaultKind.SilentlyNothing ? null : fault);
        return Task.CompletedTask;
    }

    public Task<ArmedWayBack?> FindWayBackAsync(CancellationToken cancellationToken)
    {
        FaultKind? fault = Begin(isRead: true);
        Fail(fault is FaultKind.SilentlyNothing ? null : fault);
        return Task.FromResult(WayBack is null ? null : new ArmedWayBack(WayBack.ChangeId, "way back", false));
    }

    public Task<bool> DisarmWayBackAsync(string changeId, CancellationToken cancellationToken)
    {
        FaultKind? fault = Begin();
        Fail(fault is FaultKind.SilentlyNothing ? null : fault);
        bool was = WayBack?.ChangeId == changeId;
        WayBack = was ? null : WayBack;
        return Task.FromResult(was);
    }

    public Task<ValueList<NetworkProfile>> ReadProfilesAsync(CancellationToken cancellationToken)
    {
        FaultKind? fault = Begin(isRead: true);
        Fail(fault is FaultKind.SilentlyNothing ? null : fault);
        return Task.FromResult(Profiles);
    }

    public void Dispose()
    {
    }

    private FaultKind? Begin(bool isRead = false)
    {
        FaultKind? fault = _schedule.Next(isRead);
        if (_gone)
        {
            throw new HostFaultException(ComputerName, HostFaultKind.Unreachable, "no answer.");
        }

        return fault;
    }

    private void Fail(FaultKind? fault)
    {
        _gone = fault is FaultKind.HostGoneBefore or FaultKind.HostGoneAfter;
        if (fault is FaultKind kind)
        {
            throw new HostFaultException(ComputerName, _gone ? HostFaultKind.Unreachable : HostFaultKind.Failed, $"{kind}.");
        }
    }
}
