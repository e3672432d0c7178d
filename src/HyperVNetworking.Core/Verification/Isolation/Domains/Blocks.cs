using System;
using System.Threading.Tasks;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Work on many numbered things whose parts do not touch each other, on all processors.</summary>
internal static class Blocks
{
    // Some hundred microseconds of work, so that handing it out costs nothing and a small network is one block.
    private const int Length = 16384;

    /// <summary>Works on them in blocks.</summary>
    /// <typeparam name="T">What a block yields.</typeparam>
    /// <param name="count">How many things there are.</param>
    /// <param name="work">Is told the first of a block and the one after its last.</param>
    /// <returns>What the blocks yielded, in order.</returns>
    public static T[] Of<T>(int count, Func<int, int, T> work)
    {
        var results = new T[(count + Length - 1) / Length];
        Parallel.For(0, results.Length, b => results[b] = work(b * Length, Math.Min(count, (b + 1) * Length)));
        return results;
    }
}
