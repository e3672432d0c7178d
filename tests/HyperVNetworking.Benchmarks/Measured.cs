using System;
using System.Diagnostics;
using System.Text.Json;
using System.Threading.Tasks;

namespace HyperVNetworking.Benchmarks;

/// <summary>Time and allocation of one piece of work: the median of several runs after a warm-up.</summary>
/// <param name="Milliseconds">The median time.</param>
/// <param name="Megabytes">The median of what was allocated.</param>
internal sealed record Measured(double Milliseconds, double Megabytes)
{
    private const int Runs = 5;

    /// <summary>Measures work.</summary>
    public static async Task<Measured> OfAsync(Func<Task> work, int runs = Runs)
    {
        await work();
        var times = new double[runs];
        var bytes = new double[runs];
        for (int i = 0; i < runs; i++)
        {
            GC.Collect();
            long before = GC.GetTotalAllocatedBytes(precise: true);
            var watch = Stopwatch.StartNew();
            await work();
            times[i] = watch.Elapsed.TotalMilliseconds;
            bytes[i] = (GC.GetTotalAllocatedBytes(precise: true) - before) / 1048576.0;
        }

        Array.Sort(times);
        Array.Sort(bytes);
        return new Measured(Math.Round(times[runs / 2], 2), Math.Round(bytes[runs / 2], 2));
    }

    /// <summary>Measures work that does not wait.</summary>
    public static Task<Measured> OfAsync(Action work, int runs = Runs) => OfAsync(
        () =>
        {
            work();
            return Task.CompletedTask;
        },
        runs);

    /// <summary>Prints a line of results.</summary>
    public static void Print(object line) => Console.WriteLine(JsonSerializer.Serialize(line));
}
