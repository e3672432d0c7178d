using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;

namespace HyperVNetworking.Execution;

/// <summary>The marks of one run on its hosts. Taking them proves the right to change each host too, before the first change.</summary>
internal sealed class HostLocks
{
    // What Cim/Sessions/HostMark makes, as people find it.
    private const string MarkPath = @"\HyperVNetworking\Run";

    private readonly IJournal _journal;
    private readonly HostLock _own;
    private readonly List<IHostSession> _held = [];

    private HostLocks(IJournal journal, HostLock own)
    {
        _journal = journal;
        _own = own;
    }

    /// <summary>Marks hosts. Where one cannot be marked, none is.</summary>
    /// <param name="journal">The run's journal.</param>
    /// <param name="options">The run's options.</param>
    /// <param name="hosts">The hosts.</param>
    /// <param name="cancellationToken">Ends the marking; what was marked is unmarked.</param>
    /// <returns>The marks; and why a host could not be marked.</returns>
    public static async Task<(HostLocks? Locks, ValueList<Refusal> Refusals)> TakeAsync(
        RunJournal journal, RunOptions options, IReadOnlyList<IHostSession> hosts, CancellationToken cancellationToken)
    {
        // Who keeps no journal could not be told from a dead run, so it marks nothing.
        if (options.Journal is not IJournal place || journal.ChangeId is not string changeId)
        {
            return (null, []);
        }

        var own = new HostLock(changeId, place.Console, place.ProcessId, options.Clock.UtcNow, journal.Path ?? place.Place);
        var locks = new HostLocks(place, own);
        Refusal?[] refusals;
        try
        {
            refusals = await Task.WhenAll(hosts.Select(h => locks.TakeAsync(h, cancellationToken))).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException)
        {
            await locks.ReleaseAsync().ConfigureAwait(false);
            throw;
        }

        if (refusals.Any(r => r is not null))
        {
            await locks.ReleaseAsync().ConfigureAwait(false);
            return (null, refusals.OfType<Refusal>().ToValueList());
        }

        return (locks, []);
    }

    /// <summary>Takes the marks away.</summary>
    /// <returns>What went wrong with it, host by host.</returns>
    public async Task<IReadOnlyList<ChangeFault>> ReleaseAsync()
    {
        IHostSession[] hosts;
        lock (_held)
        {
            hosts = _held.ToArray();
            _held.Clear();
        }

        ChangeFault?[] faults = await Task.WhenAll(hosts.Select(ReleaseAsync)).ConfigureAwait(false);
        return faults.OfType<ChangeFault>().ToArray();
    }

    private async Task<Refusal?> TakeAsync(IHostSession host, CancellationToken cancellationToken)
    {
        try
        {
            HostLock? other = await host.TakeLockAsync(_own, null, cancellationToken).ConfigureAwait(false);
            if (other is not null && IsDead(other))
            {
                other = await host.TakeLockAsync(_own, other, cancellationToken).ConfigureAwait(false);
            }

            if (other is not null)
            {
                return Locked(host.ComputerName, other);
            }

            lock (_held)
            {
                _held.Add(host);
            }

            return null;
        }
        catch (HostFaultException fault)
        {
            // The call may have had its effect all the same.
            lock (_held)
            {
                _held.Add(host);
            }

            return new Refusal
            {
                ErrorId = "HostLockNotTaken",
                ComputerName = host.ComputerName,
                Message = $"{fault.Message} The host could not be marked as being changed, and without that two runs could change it at once: this account needs the right to register a scheduled task on {host.ComputerName}.",
            };
        }
    }

    // Its own mark, left by a process that died; or that of another run of this console that has ended and could not take its mark away.
    private bool IsDead(HostLock other)
    {
        if (other.ChangeId == _own.ChangeId)
        {
            return true;
        }

        try
        {
            return Names.Same(other.Console, _own.Console)
                && !_journal.IsInUse(other.ChangeId)
                && NetworkChange.Find(_journal, other.ChangeId).EndedAt is not null;
        }
        catch (JournalException e)
        {
            return e.ErrorId == JournalErrorIds.Empty;
        }
    }

    private Refusal Locked(string host, HostLock other)
    {
        bool here = Names.Same(other.Console, _own.Console);
        if (here && IsStale(other))
        {
            return new Refusal
            {
                ErrorId = "HostLockStale",
                ComputerName = host,
                Message = $"{host}: {other} died and left the host marked and perhaps half changed: undo it (Undo-NetworkChange -ChangeId {other.ChangeId}) or resume it (Resume-NetworkChange) first; its journal is {other.Journal}.",
            };
        }

        string journal = here ? $"with -JournalPath for the folder of {other.Journal}" : $"on {other.Console}, where its journal is ({other.Journal})";
        return new Refusal
        {
            ErrorId = "HostLocked",
            ComputerName = host,
            Message = $"{host}: is being changed by {other}: wait for it. If that process is gone, undo or resume that run {journal}; if that is gone too, delete the scheduled task {MarkPath} of {host}.",
        };
    }

    private bool IsStale(HostLock other)
    {
        try
        {
            return _journal.ChangeIds().Contains(other.ChangeId) && !_journal.IsInUse(other.ChangeId);
        }
        catch (JournalException)
        {
            return false;
        }
    }

    private async Task<ChangeFault?> ReleaseAsync(IHostSession host)
    {
        try
        {
            await host.ReleaseLockAsync(_own, CancellationToken.None).ConfigureAwait(false);
            return null;
        }
        catch (HostFaultException fault)
        {
            return new ChangeFault
            {
                ErrorId = "HostLockRemains",
                ComputerName = host.ComputerName,
                Message = $"{fault.Message} The host is still marked as being changed by {_own}; the next run from this console takes the mark away, or delete the scheduled task {MarkPath} there.",
            };
        }
    }
}
