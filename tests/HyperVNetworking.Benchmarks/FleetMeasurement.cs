using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Drift;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Benchmarks;

/// <summary>A night's check of a fleet: 64 hosts in clusters of eight, 8,000 VMs, three hosts dead and one draining; read, judged and told.</summary>
internal static class FleetMeasurement
{
    private const int Hosts = 64;
    private const int VmsPerHost = 125;
    private const int Tenants = 40;
    private const int NodesPerCluster = 8;
    private const int LatencyMs = 20;

    // Six moves begin or end while the fleet is read once.
    private const int OperationsPerMove = 400;

    private static readonly string[] s_dead = ["HV010", "HV033", "HV050"];

    public static async Task RunAsync()
    {
        NetworkDocument plain = Site.Build(Hosts, VmsPerHost, Tenants, configured: true);
        NetworkDocument document = plain with { Hosts = plain.Hosts.Select(Node).ToValueList() };
        NetworkLab lab = NetworkLab.Create(document, null);
        lab.Faults = [Site.Latency(LatencyMs), .. s_dead.Select(h => new LabFault { Host = h, Kind = LabFaultKind.Unreachable })];
        lab.Migrations.Drain("HV004", OperationsPerMove);
        IHostSession[] sessions = [.. lab.HostNames.Select(h => Site.Session(lab, h))];

        int before = lab.HostNames.Sum(lab.OperationCount);
        var watch = Stopwatch.StartNew();
        ValueList<HostState> states = await HostReader.ReadAllAsync(sessions, HostReader.DefaultThrottleLimit, CancellationToken.None);
        double readMs = watch.Elapsed.TotalMilliseconds;
        int roundTrips = lab.HostNames.Sum(lab.OperationCount) - before;
        watch.Restart();
        IsolationReport report = IsolationCheck.Judge(document, HostExpectation.Merge(states, document).States, new IsolationOptions());
        double judgeMs = watch.Elapsed.TotalMilliseconds;
        watch.Restart();
        int lines = report.Verdicts.Select(v => v.ToString()!).Concat(report.Findings.Select(f => f.ToString()!)).Count(l => l.Length > 0);
        double tellMs = watch.Elapsed.TotalMilliseconds;
        var vms = states.SelectMany(s => s.Vms).GroupBy(v => v.Id).ToArray();
        Measured.Print(new
        {
            measurement = "a night's check of a fleet",
            hosts = Hosts,
            vms = Hosts * VmsPerHost,
            dead = states.Count(s => !s.Complete),
            draining = lab.Migrations.Drains.Count,
            latencyMs = LatencyMs,
            throttle = HostReader.DefaultThrottleLimit,
            roundTrips,
            roundTripsAHost = Math.Round((double)roundTrips / Hosts, 1),
            readMs = Math.Round(readMs),
            judgeMs = Math.Round(judgeMs),
            tellMs = Math.Round(tellMs, 1),
            lines,
            vmsRead = vms.Length,
            vmsTwice = vms.Count(g => g.Count() > 1),
            verdicts = report.Verdicts.GroupBy(v => v.Outcome).ToDictionary(g => g.Key.ToString(), g => g.Count()),
        });
    }

    private static HostState Node(HostState host, int number)
    {
        int first = number / NodesPerCluster * NodesPerCluster;
        ValueList<string> owners = Enumerable.Range(first, NodesPerCluster).Select(n => $"HV{n:000}").ToValueList();
        return host with { Cluster = $"CL{number / NodesPerCluster}", Vms = host.Vms.Select(v => v with { PossibleOwners = owners }).ToValueList() };
    }
}
