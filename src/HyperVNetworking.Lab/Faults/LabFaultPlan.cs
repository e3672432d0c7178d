using System;
using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Lab;

/// <summary>Plans of faults that follow from a seed alone: the same seed gives the same faults everywhere.</summary>
public static class LabFaultPlan
{
    private static readonly LabFaultKind[] s_kinds = [.. Enum.GetValues(typeof(LabFaultKind)).Cast<LabFaultKind>()];

    // Failed, access denied, not supported, timeout, invalid parameter, in use, invalid state, not available, out of memory (facts A3.4).
    private static readonly uint[] s_codes = [32768, 32769, 32770, 32772, 32773, 32774, 32775, 32777, 32778];

    /// <summary>Makes a plan.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="hosts">The hosts that faults may meet.</param>
    /// <param name="operations">The last operation that a fault may meet, at least 1.</param>
    /// <param name="count">How many faults; at most one meets an operation of a host.</param>
    /// <returns>The faults.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are not as many operations.</exception>
    public static IReadOnlyList<LabFault> Random(int seed, IReadOnlyList<string> hosts, int operations, int count)
    {
        if (operations < 1 || count < 0 || count > (long)hosts.Count * operations)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, "There must be at least as many operations as faults.");
        }

        var random = new Random(seed);
        var taken = new HashSet<(int Host, int Operation)>();
        var faults = new List<LabFault>();
        while (faults.Count < count)
        {
            (int host, int operation) = (random.Next(hosts.Count), random.Next(operations) + 1);
            if (taken.Add((host, operation)))
            {
                faults.Add(new LabFault
                {
                    Host = hosts[host],
                    Operation = operation,
                    Kind = s_kinds[random.Next(s_kinds.Length)],
                    Delay = TimeSpan.FromMilliseconds(random.Next(1, 20)),
                    ErrorCode = s_codes[random.Next(s_codes.Length)],
                });
            }
        }

        return faults;
    }
}
