using System;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Reporting;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Benchmarks;

/// <summary>The page on 64 hosts and 8,000 VMs, after judging: as it should be, with hosts that were not read, with every VM in one VLAN, and with a plan of all steps from nothing. The budget is 3 s and 5 MB.</summary>
internal static class ReportMeasurement
{
    private const int Hosts = 64;
    private const int VmsPerHost = 125;
    private const int Tenants = 80;
    private const double BudgetMs = 3000;
    private const double BudgetMb = 5;

    public static async Task RunAsync()
    {
        NetworkDocument built = Racked(Site.Build(Hosts, VmsPerHost, Tenants, configured: true));
        await MeasureAsync("as it should be", built, null);
        await MeasureAsync("three hosts not read", built with { Hosts = built.Hosts.Replace(h => h.Name is "HV010" or "HV033" or "HV050", h => h with { Complete = false, Error = $"{h.Name}: Access is denied." }) }, null);
        await MeasureAsync("every VM in one VLAN", built with { Hosts = built.Hosts.Select(Flat).ToValueList() }, null);
        NetworkDocument empty = Site.Build(Hosts, VmsPerHost, Tenants, configured: false);
        await MeasureAsync("with a plan from nothing", built, TenantVlanPlanner.Plan(empty, empty.Hosts, new PlannerOptions { Now = DateTimeOffset.UnixEpoch }).Plan);
    }

    private static async Task MeasureAsync(string what, NetworkDocument document, NetworkPlan? plan)
    {
        IsolationReport judged = IsolationCheck.Judge(document, document.Hosts, new IsolationOptions());
        string Write() => HtmlReport.Write(NetworkReport.Of(document, document.Hosts, judged.Verdicts, DateTimeOffset.UnixEpoch) with { Findings = judged.Findings, Plan = plan });

        var watch = Stopwatch.StartNew();
        string page = Write();
        double firstMs = watch.Elapsed.TotalMilliseconds;
        TimeSpan before = Process.GetCurrentProcess().UserProcessorTime;
        Measured median = await Measured.OfAsync(() => { Write(); });
        double userMs = (Process.GetCurrentProcess().UserProcessorTime - before).TotalMilliseconds / 6;
        double megabytes = Encoding.UTF8.GetByteCount(page) / 1048576.0;
        Measured.Print(new
        {
            measurement = "report",
            what,
            hosts = Hosts,
            vms = Hosts * VmsPerHost,
            tenants = Tenants,
            verdicts = judged.Verdicts.GroupBy(v => v.Outcome).ToDictionary(g => g.Key.ToString(), g => g.Count()),
            steps = plan?.Steps.Count ?? 0,
            firstMs = Math.Round(firstMs),
            ms = median.Milliseconds,
            userMs = Math.Round(userMs),
            allocatedMb = median.Megabytes,
            pageMb = Math.Round(megabytes, 2),
            withinBudget = firstMs < BudgetMs && median.Milliseconds < BudgetMs && megabytes < BudgetMb,
        });
    }

    // Eight hosts to a pair of switches, all pairs on two more.
    private static NetworkDocument Racked(NetworkDocument document) => document with
    {
        Hosts = document.Hosts.Select((h, i) => h with
        {
            PhysicalNics = [new PhysicalNic { Name = "NIC1", Port = new PortReference($"Rack{i / 8}A", $"{i % 8}") }, new PhysicalNic { Name = "NIC2", Port = new PortReference($"Rack{i / 8}B", $"{i % 8}") }],
            Teams = [new NicTeam { Name = "Team", Members = ["NIC1", "NIC2"] }],
            Switches = h.Switches.Select(s => s with { Uplinks = ["Team"] }).ToValueList(),
        }).ToValueList(),
        Fabric = new Fabric
        {
            Switches = [.. Enumerable.Range(0, Hosts / 8).SelectMany(r => "AB", (r, s) => Switch($"Rack{r}{s}")), Switch("CoreA"), Switch("CoreB")],
            Links = [.. Enumerable.Range(0, Hosts / 8).SelectMany(r => "AB", (r, s) => new FabricLink(new PortReference($"Rack{r}{s}", "8"), new PortReference($"Core{s}", $"{r}"))), new FabricLink(new PortReference("CoreA", "8"), new PortReference("CoreB", "8"))],
        },
    };

    private static PhysicalSwitch Switch(string name) => new()
    {
        Name = name,
        OtherPorts = OtherPorts.Unused,
        Ports = Enumerable.Range(0, 9).Select(p => new PhysicalPort { Name = $"{p}", Mode = PhysicalPortMode.Trunk }).ToValueList(),
    };

    private static HostState Flat(HostState host) => host with
    {
        Vms = host.Vms.Select(vm => vm with { Adapters = vm.Adapters.Select(a => a with { Vlan = new PortVlan.Access(new VlanId(2)) }).ToValueList() }).ToValueList(),
    };
}
