using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace HyperVNetworking.Benchmarks;

/// <summary>Measures the budgets of the design, one JSON line a size; comparisons are made side by side in one run and told as ratios.</summary>
internal static class Program
{
    private static readonly Dictionary<string, Func<Task>> s_measurements = new(StringComparer.OrdinalIgnoreCase)
    {
        ["read"] = ReadMeasurement.RunAsync,
        ["change"] = ChangeMeasurement.RunAsync,
        ["fanout"] = FanOutMeasurement.RunAsync,
        ["plan"] = PlanMeasurement.RunAsync,
        ["isolation"] = IsolationMeasurement.RunAsync,
        ["resilience"] = ResilienceMeasurement.RunAsync,
        ["fleet"] = FleetMeasurement.RunAsync,
        ["report"] = ReportMeasurement.RunAsync,
    };

    private static async Task<int> Main(string[] arguments)
    {
        foreach (string argument in arguments.Length == 0 ? [.. s_measurements.Keys] : arguments)
        {
            if (!s_measurements.TryGetValue(argument, out Func<Task>? measurement))
            {
                Console.Error.WriteLine($"There is no measurement {argument}; there are {string.Join(", ", s_measurements.Keys)}.");
                return 2;
            }

            await measurement();
        }

        return 0;
    }
}
