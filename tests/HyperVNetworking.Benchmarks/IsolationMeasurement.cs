using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Benchmarks;

/// <summary>Judging the isolation of whole sites, from the model to all verdicts; beside connected components of the same graph in the same run.</summary>
internal static class IsolationMeasurement
{
    private const int VmsPerHost = 1000;
    private static readonly IsolationOptions s_options = new();

    public static async Task RunAsync()
    {
        foreach (int hosts in new[] { 10, 100, 1000 })
        {
            await MeasureAsync(hosts);
        }
    }

    private static async Task MeasureAsync(int hosts)
    {
        NetworkDocument site = LargeSite.Build(hosts, VmsPerHost, mixed: true);
        int endpoints = hosts * VmsPerHost;
        IsolationReport report = IsolationCheck.Judge(site, site.Hosts, s_options);
        Measured build = await Measured.OfAsync(() => { _ = new DomainScreen(site, site.Hosts); });
        Measured check = await Measured.OfAsync(() => { IsolationCheck.Judge(site, site.Hosts, s_options); });
        long before = GC.GetTotalMemory(forceFullCollection: true);
        IsolationWatch watch = IsolationWatch.Start(site, site.Hosts, s_options);
        double bytes = (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / endpoints;
        double recheck = Recheck(watch, site.Hosts[hosts / 2], leak: false);
        double leak = Recheck(watch, site.Hosts[hosts / 2], leak: true);
        site = LargeSite.Build(hosts, VmsPerHost, mixed: false);
        Measured plain = await Measured.OfAsync(() => { IsolationCheck.Judge(site, site.Hosts, s_options); });
        ComponentRatios ratios = ComponentRatios.Of(site, plain.Milliseconds);
        Measured.Print(new
        {
            endpoints,
            buildMs = build.Milliseconds,
            checkMs = check.Milliseconds,
            recheckUs = recheck,
            bytesPerEndpoint = Math.Round(bytes, 1),
            networkxRatio = ratios.Networkx,
            igraphRatio = ratios.Igraph,
            leakRecheckUs = leak,
            allocatedBytesPerEndpoint = Math.Round(check.Megabytes * 1048576 / endpoints, 1),
            verdicts = report.Verdicts.Count,
            proven = report.Verdicts.Count(v => v.Outcome == Outcome.Proven),
        });
    }

    // The port goes there and back: into a VLAN that nobody has, or into that of another tenant.
    private static double Recheck(IsolationWatch watch, HostState host, bool leak)
    {
        VirtualMachine vm = host.Vms.First(v => v.Adapters[0].Vlan is PortVlan.Access);
        PortVlan other = leak ? host.Vms.First(v => v.Adapters[0].Vlan is PortVlan.Access && v.Adapters[0].Vlan != vm.Adapters[0].Vlan).Adapters[0].Vlan : PortVlan.None;
        HostState changed = host with { Vms = host.Vms.Replace(v => ReferenceEquals(v, vm), v => v with { Adapters = [v.Adapters[0] with { Vlan = other }] }) };
        int rounds = leak ? 5 : 50;
        var times = new double[rounds];
        for (int i = 0; i < rounds; i++)
        {
            var stopwatch = Stopwatch.StartNew();
            watch.Update(changed);
            times[i] = stopwatch.Elapsed.TotalMicroseconds;
            watch.Update(host);
        }

        Array.Sort(times);
        return Math.Round(times[rounds / 2], 1);
    }
}
