using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>The links of one NIC team, one virtual switch, or one NIC or server by itself, and which of them carry (design 6: a standby member carries only when no other can).</summary>
internal sealed class Teaming
{
    /// <summary>The host's number; -1 for a server.</summary>
    public required int Host { get; init; }

    /// <summary>The team or virtual switch with its kind; null if it is no team.</summary>
    public string? Title { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Whether it is Switch Embedded Teaming.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>How it meets its switches.</summary>
    public TeamingMode Mode { get; init; } = TeamingMode.SwitchIndependent;

    /// <summary>The LACP timer.</summary>
    public LacpTimer? Timer { get; init; }

    /// <summary>The links that carry while nothing has failed.</summary>
    public required int[] Active { get; init; }

    /// <summary>The link that waits; -1 if none.</summary>
    public int Standby { get; init; } = -1;

    /// <summary>The link by which the team receives, where that is known; -1 where it is not.</summary>
    public int Primary { get; init; } = -1;

    /// <summary>Its mode as the convergence settings name it.</summary>
    public string ModeName => IsEmbedded ? nameof(ConvergenceSeconds.EmbeddedTeam)
        : Mode == TeamingMode.SwitchIndependent ? Standby >= 0 ? nameof(ConvergenceSeconds.Standby) : nameof(ConvergenceSeconds.SwitchIndependent)
        : Mode.ToString();

    /// <summary>The links that carry.</summary>
    /// <param name="states">The state of every link.</param>
    /// <param name="preferred">The link that an adapter is mapped to, the others being its spare; -1 for none.</param>
    public IReadOnlyList<int> Carrying(LinkState[] states, int preferred = -1)
    {
        if (preferred >= 0 && IsUp(states[preferred]))
        {
            return [preferred];
        }

        if (System.Array.TrueForAll(Active, l => states[l] == LinkState.Up))
        {
            return Active;
        }

        int[] active = Active.Where(l => IsUp(states[l])).ToArray();
        return active.Length > 0 ? active
            : Standby >= 0 && IsUp(states[Standby]) ? [Standby]
            : [];
    }

    /// <summary>How long it is away, in seconds, because links that carried do not any more and others take over; 0 if it is not.</summary>
    public double SecondsAway(LinkState[] states, ConvergenceSeconds convergence, int preferred = -1)
    {
        IReadOnlyList<int> before = preferred >= 0 ? [preferred] : Active;
        if (before.All(l => IsUp(states[l])) || Carrying(states, preferred).Count == 0)
        {
            return 0;
        }

        // What it sends moves at once; what it receives comes by one member, and waits for the switches to learn where its address is now.
        if (Primary >= 0 && preferred < 0 && IsUp(states[Primary]))
        {
            return 0;
        }

        double detection = before.Any(l => states[l] == LinkState.Down) || Mode != TeamingMode.Lacp ? 0
            : Timer == LacpTimer.Fast ? convergence.LacpFastTimeout : convergence.LacpSlowTimeout;
        return detection + (IsEmbedded ? convergence.EmbeddedTeam : convergence.Of(Mode, Standby >= 0));
    }

    // LACP hears from nobody over a dead path and takes the member out; every other team goes on sending into it (site-rules F2).
    private bool IsUp(LinkState state) => state == LinkState.Up || (state == LinkState.Dead && Mode != TeamingMode.Lacp);
}
