using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Benchmarks;

/// <summary>
/// All single failures of 64 hosts with two teams each and 8,000 VMs in 8 racks; against the plain way, which takes what failed out of the documents and
/// judges the whole anew, measured on some of the failures and reckoned up.
/// </summary>
internal static class ResilienceMeasurement
{
    private const int Racks = 8;
    private const int Samples = 12;

    public static async Task RunAsync()
    {
        foreach ((int hosts, int vms) in new[] { (8, 1000), (64, 8000) })
        {
            NetworkDocument site = Build(hosts, vms / hosts, tenants: 100);
            ResilienceReport report = ResilienceCheck.Judge(site, site.Hosts, new ResilienceOptions());
            if (!report.Passes)
            {
                throw new InvalidOperationException(report.Summary + string.Join(" ", report.Unproven));
            }

            Measured all = await Measured.OfAsync(() => { ResilienceCheck.Judge(site, site.Hosts, new ResilienceOptions()); });
            double scratch = FromScratch(site);
            Measured.Print(new
            {
                measurement = "resilience",
                hosts,
                vms,
                failures = report.Failures.Count,
                ms = all.Milliseconds,
                allocatedMb = all.Megabytes,
                scratchMsPerFailure = Math.Round(scratch, 1),
                ratioToScratch = Math.Round(scratch * report.Failures.Count / all.Milliseconds),
                load = Load(),
            });
        }
    }

    // A NIC of some host taken out, and everything judged anew by the isolation check.
    private static double FromScratch(NetworkDocument site)
    {
        var times = new List<double>();
        for (int i = 0; i <= Samples; i++)
        {
            HostState host = site.Hosts[i * 5 % site.Hosts.Count];
            var watch = Stopwatch.StartNew();
            NetworkDocument cut = site with { Hosts = site.Hosts.Replace(h => h == host, h => h with { Teams = [.. h.Teams.Select(t => t with { Members = t.Members.RemoveAll(m => m == "NIC1") })] }) };
            IsolationCheck.Judge(cut, cut.Hosts, new IsolationOptions());
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        // The first is the warm-up.
        return times.Skip(1).Order().ElementAt(Samples / 2);
    }

    private static string Load() => System.IO.File.Exists("/proc/loadavg") ? System.IO.File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static NetworkDocument Build(int hosts, int vmsPerHost, int tenants) => new()
    {
        Tenants = [.. Enumerable.Range(0, tenants).Select(t => new Tenant { Name = $"T{t}", Members = [$"T{t}-*"] })],
        Hosts = [.. Enumerable.Range(0, hosts).Select(h => Host(h, vmsPerHost, tenants))],
        Fabric = new Fabric
        {
            Switches = [.. Enumerable.Range(0, Racks * 2).Select(r => Switch($"ToR{r}", hosts)), Switch("Core0", hosts), Switch("Core1", hosts)],
            Links =
            [
                .. Enumerable.Range(0, Racks * 2).SelectMany(r => new[] { new FabricLink(new($"ToR{r}", "up0"), new("Core0", $"down{r}")), new FabricLink(new($"ToR{r}", "up1"), new("Core1", $"down{r}")) }),
                new FabricLink(new("Core0", "up0"), new("Core1", "up0")),
            ],
        },
        Clusters = [new FailoverCluster { Name = "CL1", Witness = ClusterWitness.Disk }],
    };

    private static HostState Host(int number, int vms, int tenants) => new()
    {
        Name = $"HV{number:00}",
        OS = "WindowsServer2019",
        Cluster = "CL1",
        PhysicalNics = [.. Enumerable.Range(1, 4).Select(n => new PhysicalNic { Name = $"NIC{n}", Port = new($"ToR{(number % Racks * 2) + ((n - 1) % 2)}", $"h{number}-{n}") })],
        Teams =
        [
            new NicTeam
            {
                Name = "Host",
                Members = ["NIC1", "NIC2"],
                Interfaces = [Nic("Management", 10), Nic("CSV", 11), Nic("LiveMigration", 12)],
            },
            new NicTeam { Name = "Tenants", Members = ["NIC3", "NIC4"] },
        ],
        Switches = [new VirtualSwitch { Name = "Tenants", Type = SwitchType.External, Uplinks = ["Tenants"] }],
        Vms = [.. Enumerable.Range(0, vms).Select(v => ((number * 7) + v) % tenants).Select((t, v) => new VirtualMachine
        {
            Name = $"T{t}-{number}-{v}",
            Adapters = [new VmAdapter { Switch = "Tenants", Vlan = new PortVlan.Access(new VlanId(t + 100)) }],
        })],
    };

    private static TeamNic Nic(string traffic, int vlan) => new() { Name = $"Host - VLAN {vlan}", Vlan = new VlanId(vlan), Traffic = traffic };

    private static PhysicalSwitch Switch(string name, int hosts) => new()
    {
        Name = name,
        OtherPorts = OtherPorts.Unused,
        Ports =
        [
            .. name.StartsWith("ToR", StringComparison.Ordinal) ? Enumerable.Range(0, hosts).SelectMany(h => Enumerable.Range(1, 4).Select(n => Trunk($"h{h}-{n}"))) : Enumerable.Range(0, Racks * 2).Select(r => Trunk($"down{r}")),
            Trunk("up0"),
            Trunk("up1"),
        ],
    };

    private static PhysicalPort Trunk(string name) => new() { Name = name, Mode = PhysicalPortMode.Trunk, Native = null };
}
