using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;

namespace HyperVNetworking.Benchmarks;

/// <summary>Reading 100 hosts of which three are dead: side by side against one after the other.</summary>
internal static class FanOutMeasurement
{
    private const int Hosts = 100;
    private const int LatencyMs = 20;

    public static async Task RunAsync()
    {
        NetworkLab lab = NetworkLab.Create(Site.Build(Hosts, 10, 20, configured: true), null);
        string[] dead = ["HV010", "HV050", "HV090"];
        lab.Faults = [Site.Latency(LatencyMs), .. dead.Select(h => new LabFault { Host = h, Kind = LabFaultKind.Unreachable })];
        IHostSession[] sessions = [.. lab.HostNames.Select(h => Site.Session(lab, h))];
        ValueList<HostState> states = await HostReader.ReadAllAsync(sessions, HostReader.DefaultThrottleLimit, CancellationToken.None);
        Measured together = await Measured.OfAsync(() => HostReader.ReadAllAsync(sessions, HostReader.DefaultThrottleLimit, CancellationToken.None), 3);
        Measured alone = await Measured.OfAsync(() => HostReader.ReadAllAsync(sessions, 1, CancellationToken.None), 1);
        Measured.Print(new
        {
            measurement = "read hosts side by side",
            hosts = Hosts,
            latencyMs = LatencyMs,
            throttle = HostReader.DefaultThrottleLimit,
            read = states.Count(s => s.Complete),
            errors = states.Count(s => !s.Complete),
            ms = together.Milliseconds,
            oneAfterTheOtherMs = alone.Milliseconds,
            ratio = Math.Round(alone.Milliseconds / together.Milliseconds, 1),
        });
    }
}
