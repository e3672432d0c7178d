using System.Globalization;
using System.Linq;
using System.Text.Json;
using HyperVNetworking.Cli.Rendering;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Cli.Demo;

/// <summary>The demo of seed 004 as people read it: teams, plan, verdicts.</summary>
internal static class ConvergedTeamText
{
    /// <summary>Writes the demo.</summary>
    public static void Write(Terminal terminal, ConvergedTeamResult demo)
    {
        int vms = demo.Document.Hosts.Sum(h => h.Vms.Count);
        terminal.WriteLine($"{ConvergedTeamDemo.Sample} on a fresh lab of {demo.Document.Hosts.Count} simulated hosts with {vms} VMs.");
        terminal.WriteHeading("Teams of every host");
        terminal.WriteTable(["NIC team", "Members", "Standby", "Carries"], demo.Teams.Select(t => new[] { t.Name, t.Members.ToString(), t.Standby ?? "none", Load(t, demo) }));
        terminal.WriteLine(Bandwidth(demo.Document.Hosts[0], demo.Teams), indent: 2);
        PlanText.WriteDecisions(terminal, demo.Plan with { Decisions = demo.Plan.Decisions.RemoveAll(d => !IsOfFirstHost(d, demo)) });
        WriteSteps(terminal, demo.Plan);
        FindingText.Write(terminal, demo.Plan.Findings);
        terminal.WriteHeading("Applied");
        terminal.WriteLine($"Management path change allowed by name: {demo.Plan.Hosts}.", indent: 2);
        terminal.WriteLine(demo.Change.Summary, indent: 2);
        VerdictText.Write(terminal, demo.Report);
        terminal.WriteLine(DemoText.Honesty);
    }

    /// <summary>Writes the demo as an object.</summary>
    public static void WriteJson(Utf8JsonWriter json, ConvergedTeamResult demo)
    {
        json.WriteStartObject();
        json.WritePropertyName("plan");
        json.WriteRawValue(PlanWriter.Write(demo.Plan));
        json.WritePropertyName("change");
        ChangeJson.Report(json, demo.Change);
        json.WritePropertyName("report");
        ReportJson.Report(json, demo.Report);
        json.WriteString("provenOn", "lab");
        json.WriteEndObject();
    }

    private static string Load(WantedTeam team, ConvergedTeamResult demo) => team.Traffic.Count > 0
        ? string.Join(", ", team.Traffic)
        : $"virtual switch {string.Join(", ", demo.Plan.Steps.Select(s => s.Change).OfType<HostChange.CreateSwitch>().Select(c => c.Switch.Name).Distinct())}: {string.Join(", ", demo.Document.Tenants.Select(t => $"{t.Name} (VLAN {t.Vlan})"))}";

    // Who guarantees it is the sample's word: no host can tell.
    private static string Bandwidth(HostState host, ValueList<WantedTeam> teams)
    {
        string[] guarantees = teams.SelectMany(t => t.Members.Select(m => host.FindNic(m)?.GuaranteedBitsPerSecond is long bits ? $"{m} {Gigabits(bits)}" : m)).ToArray();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Bandwidth (QoS) is guaranteed by the backend, in Gb/s: {string.Join(", ", guarantees)}; the host traffic is to have {string.Join(" + ", host.TrafficShares.Select(s => Gigabits(s.BitsPerSecond)))} = {Gigabits(host.TrafficShares.Sum(s => s.BitsPerSecond))}. No policy of a host and no weight on a virtual switch.");
    }

    private static string Gigabits(long bits) => (bits / 1e9).ToString("0.##", CultureInfo.InvariantCulture);

    // The hosts are alike, and so are the decisions on them.
    private static bool IsOfFirstHost(PlanDecision decision, ConvergedTeamResult demo) =>
        !demo.Plan.Hosts.Skip(1).Any(h => decision.Subject.Split(' ').Contains(h, Names.Comparer));

    // Two steps for each of 200 VMs say the same of all.
    private static void WriteSteps(Terminal terminal, NetworkPlan plan)
    {
        PlanStep[] ofVms = plan.Steps.Where(s => s.Change is HostChange.AdapterChange).ToArray();
        PlanText.WriteSteps(terminal, plan with { Steps = plan.Steps.RemoveAll(s => s.Change is HostChange.AdapterChange) });
        terminal.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"And {ofVms.Length} steps, on each host after its others: each VM adapter gets its VLAN, then its virtual switch."),
            indent: 2);
    }
}
