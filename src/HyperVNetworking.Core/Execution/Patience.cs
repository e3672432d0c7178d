using System;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;

namespace HyperVNetworking.Execution;

/// <summary>How long, and in which pauses, a run waits for a host to show what it expects: <see cref="RunOptions.ConfirmTimeout"/>.</summary>
internal sealed class Patience
{
    // Whatever the time, a second read is tried twice: without it there is nothing to agree.
    private const int Least = 2;

    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(2);

    private readonly RunOptions _options;
    private readonly DateTimeOffset _end;
    private TimeSpan _pause = s_firstPause;
    private int _tries;

    /// <summary>Begins to wait.</summary>
    public Patience(RunOptions options)
        : this(options, options.Clock.UtcNow + options.ConfirmTimeout)
    {
    }

    /// <summary>Begins to wait, until a time of its own.</summary>
    public Patience(RunOptions options, DateTimeOffset end)
    {
        _options = options;
        _end = end;
    }

    /// <summary>Whether to try once more.</summary>
    public bool Try() => ++_tries < Least || _options.Clock.UtcNow < _end;

    /// <summary>Waits a little, longer each time.</summary>
    public Task PauseAsync(CancellationToken cancellationToken)
    {
        TimeSpan left = _end - _options.Clock.UtcNow;
        TimeSpan pause = left < _pause ? left : _pause;
        _pause = _pause + _pause < s_longestPause ? _pause + _pause : s_longestPause;
        return _options.Clock.DelayAsync(pause, cancellationToken);
    }
}
