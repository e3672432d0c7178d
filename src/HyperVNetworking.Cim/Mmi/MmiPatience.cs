using System;

namespace HyperVNetworking.Cim.Mmi;

/// <summary>
/// How long to wait before a call is made again that a host's quota turned away: at random in a range that doubles, so that many
/// consoles do not come back at once. The ranges are those of PowerShell's own CIM jobs (cimChildJobBase.cs); unlike those it ends.
/// </summary>
internal sealed class MmiPatience
{
    private const int Tries = 8;
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_firstRange = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestRange = TimeSpan.FromSeconds(15);

    private readonly Func<double> _random;

    /// <summary>Makes a patience.</summary>
    /// <param name="random">Numbers from 0 up to 1.</param>
    public MmiPatience(Func<double> random) => _random = random;

    /// <summary>How long to wait.</summary>
    /// <param name="failures">How often the call was turned away so far, at least once.</param>
    /// <returns>The pause; null when patience has an end, after about a minute in all.</returns>
    public TimeSpan? Pause(int failures)
    {
        if (failures >= Tries)
        {
            return null;
        }

        double range = Math.Min(s_firstRange.Ticks * Math.Pow(2, failures - 1), s_longestRange.Ticks);
        return s_shortest + TimeSpan.FromTicks((long)(range * _random()));
    }
}
