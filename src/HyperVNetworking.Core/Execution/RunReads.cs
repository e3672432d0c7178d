using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;

namespace HyperVNetworking.Execution;

/// <summary>What a run reads of its hosts on its way, and which of them did not stand still when it looked.</summary>
internal sealed class RunReads
{
    private readonly IReadOnlyList<IHostSession> _sessions;
    private readonly ConfirmingRead _reads;
    private readonly int _throttleLimit;
    private readonly Dictionary<string, HostState> _last = new(Names.Comparer);
    private readonly HashSet<string> _unsettled = new(Names.Comparer);

    public RunReads(IReadOnlyList<IHostSession> sessions, IEnumerable<HostState> states, RunOptions options)
    {
        _sessions = sessions;
        _reads = new ConfirmingRead(options);
        _throttleLimit = options.ThrottleLimit < 1 ? 1 : options.ThrottleLimit;
        foreach (HostState state in states)
        {
            _last[state.Name] = state;
        }
    }

    /// <summary>The hosts whose last two reads did not agree.</summary>
    public ValueList<string> Unsettled => _unsettled.OrderBy(h => h, Names.Comparer).ToValueList();

    /// <summary>The last that a host told.</summary>
    public HostState Last(string host) => _last[host];

    /// <summary>Keeps what somebody else read as the last that its host told.</summary>
    public HostState Keep(HostState state) => _last[state.Name] = state;

    /// <summary>Reads a host until it answers.</summary>
    public async Task<HostState> OnceAsync(IHostSession session, CancellationToken cancellationToken) =>
        _last[session.ComputerName] = await _reads.OnceAsync(session, cancellationToken).ConfigureAwait(false);

    /// <summary>Reads a host until two reads agree.</summary>
    public async Task<HostState> SettledAsync(IHostSession session, CancellationToken cancellationToken)
    {
        _last.TryGetValue(session.ComputerName, out HostState? last);
        (HostState state, bool settled) = await _reads.SettledAsync(session, last, cancellationToken).ConfigureAwait(false);
        Note(state, settled);
        return state;
    }

    /// <summary>Reads all hosts until two reads of each agree. Not cancelled: whoever ends a run still wants to know how the hosts are.</summary>
    public async Task<ValueList<HostState>> AllAsync()
    {
        using var throttle = new SemaphoreSlim(_throttleLimit);
        (HostState State, bool Settled)[] reads = await Task.WhenAll(_sessions.Select(async session =>
        {
            await throttle.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            try
            {
                _last.TryGetValue(session.ComputerName, out HostState? last);
                return await _reads.SettledAsync(session, last, CancellationToken.None).ConfigureAwait(false);
            }
            finally
            {
                throttle.Release();
            }
        })).ConfigureAwait(false);
        foreach ((HostState state, bool settled) in reads)
        {
            Note(state, settled);
        }

        return reads.Select(r => r.State).ToValueList();
    }

    private void Note(HostState state, bool settled)
    {
        _last[state.Name] = state;
        _unsettled.Remove(state.Name);
        if (state.Complete && !settled)
        {
            _unsettled.Add(state.Name);
        }
    }
}
