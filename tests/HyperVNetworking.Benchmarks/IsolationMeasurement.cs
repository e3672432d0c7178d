using System;
using System.Diagnostics;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Benchmarks;

/// <summary>Judging the isolation of whole sites, from the model to all verdicts, beside connected components of the same graph by networkx and igraph.</summary>
internal static class IsolationMeasurement
{
    private const int VmsPerHost = 1000;

    public static Task RunAsync()
    {
        foreach (int hosts in new[] { 10, 100, 1000 })
        {
            NetworkDocument site = LargeSite.Build(hosts, VmsPerHost);
            Measure(site);
        }

        return Task.CompletedTask;
    }

    private static void Measure(NetworkDocument site)
    {
        var options = new IsolationOptions();
        int endpoints = site.Hosts.Sum(h => h.Vms.Count);
        IsolationReport report = IsolationCheck.Judge(site, site.Hosts, options);
        (double check, double allocated) = Best(() => IsolationCheck.Judge(site, site.Hosts, options));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        (double build, _) = Best(() => IsolationWatch.Start(site, site.Hosts, options), 1);
        IsolationWatch watch = IsolationWatch.Start(site, site.Hosts, options);
        long after = GC.GetTotalMemory(forceFullCollection: true);
        (double python, double igraph) = ComponentRatios.Of(site, check);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            endpoints,
            buildMs = build,
            checkMs = check,
            recheckUs = Recheck(watch, site),
            bytesPerEndpoint = Math.Round((double)(after - before) / endpoints, 1),
            networkxRatio = double.IsNaN(python) ? (double?)null : python,
            igraphRatio = double.IsNaN(igraph) ? (double?)null : igraph,
            allocatedBytesPerEndpoint = Math.Round(allocated / endpoints, 1),
            verdicts = report.Verdicts.Count,
            proven = report.Verdicts.Count(v => v.Outcome == Outcome.Proven),
        }));
    }
}
