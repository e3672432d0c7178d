using System;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Benchmarks;

/// <summary>Judging the isolation of a whole site.</summary>
internal static class IsolationMeasurement
{
    public static async Task RunAsync()
    {
        foreach (int hosts in new[] { 8, 16, 32, 64 })
        {
            NetworkDocument site = Site.Build(hosts, 125, 50, configured: true);
            var options = new IsolationOptions();
            IsolationReport report = IsolationCheck.Judge(site, site.Hosts, options);
            Measured check = await Measured.OfAsync(() => { IsolationCheck.Judge(site, site.Hosts, options); }, 3);
            Measured.Print(new
            {
                measurement = "isolation",
                hosts,
                endpoints = hosts * 126,
                verdicts = report.Verdicts.Count,
                proven = report.Verdicts.Count(v => v.Outcome == Outcome.Proven),
                ms = check.Milliseconds,
                allocatedMb = check.Megabytes,
            });
        }
    }
}
