using System.Globalization;
using System.Linq;
using System.Text.Json;
using HyperVNetworking.Cli.Rendering;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Cli.Demo;

/// <summary>The demo of seed 004 as people read it: teams, plan, verdicts.</summary>
internal static class ConvergedTeamText
{
    /// <summary>Writes the demo.</summary>
    public static void Write(Terminal terminal, ConvergedTeamResult demo)
    {
        int vms = demo.Document.Hosts.Sum(h => h.Vms.Count);
        terminal.WriteLine($"{ConvergedTeamDemo.Sample} on a fresh lab of {demo.Document.Hosts.Count} simulated hosts with {vms} VMs.");
        WriteSearch(terminal, demo);
        terminal.WriteHeading("Teams of every host");
        terminal.WriteTable(["NIC team", "Members", "Standby", "Carries"], demo.Teams.Select(t => new[] { t.Name, t.Members.ToString(), t.Standby ?? "none", Load(t, demo) }));
        terminal.WriteLine(Bandwidth(demo.Document.Hosts[0]), indent: 2);
        PlanText.WriteDecisions(terminal, demo.Plan with { Decisions = demo.Plan.Decisions.RemoveAll(d => !IsOfFirstHost(d, demo)) });
        WriteSteps(terminal, demo.Plan);
        FindingText.Write(terminal, demo.Plan.Findings);
        terminal.WriteHeading("Applied");
        terminal.WriteLine($"Management path change allowed by name: {demo.Plan.Hosts}.", indent: 2);
        terminal.WriteLine(demo.Change.Summary, indent: 2);
        VerdictText.Write(terminal, demo.Report);
        FailureTable.Write(terminal, demo.Resilience);
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
        json.WritePropertyName("resilience");
        FailureTable.WriteJson(json, demo.Resilience);
        json.WriteStartArray("layouts");
        foreach (TeamLayout layout in demo.Searches.SelectMany(s => s.Passing))
        {
            json.WriteStringValue(layout.ToString());
        }

        json.WriteEndArray();
        json.WriteString("provenOn", "lab");
        json.WriteEndObject();
    }

    private static string Load(WantedTeam team, ConvergedTeamResult demo) => team.Traffic.Count > 0
        ? string.Join(", ", team.Traffic)
        : $"virtual switch {string.Join(", ", demo.Plan.Steps.Select(s => s.Change).OfType<HostChange.CreateSwitch>().Select(c => c.Switch.Name).Distinct())}: {string.Join(", ", demo.Document.Tenants.Select(t => $"{t.Name} (VLAN {t.Vlan})"))}";

    private static void WriteSearch(Terminal terminal, ConvergedTeamResult demo)
    {
        if (demo.Before is not ResilienceReport before)
        {
            return;
        }

        terminal.WriteHeading("The layout of the article");
        terminal.WriteLine(before.Passes ? "It stands every single failure." : FailureTable.Broken(before), indent: 2);
        foreach (TeamLayoutResult search in demo.Searches)
        {
            terminal.WriteHeading(search == demo.Searches[0] ? "Layouts of the NICs at hand" : "Layouts with one NIC more from each hardware port");
            terminal.WriteLine($"{search.Passing.Count} of {search.Passing.Count + search.Failing.Count} stand every single failure; the others:", indent: 2);
            terminal.WriteTable(["Layouts", "Why not", "Such as"], search.Reasons.Select(r => new[] { r.Layouts.ToString(CultureInfo.InvariantCulture), r.Reason, r.Example.ToString() }));
        }

        terminal.WriteLine($"Taken: {demo.Searches[^1].Passing[0]}. {demo.Searches[^1].Passing[0].EmbeddedTeaming}", indent: 2);
    }

    // Who guarantees it is the sample's word: no host can tell.
    private static string Bandwidth(HostState host)
    {
        string guarantees = string.Join(", ", host.PhysicalNics.Where(n => n.GuaranteedBitsPerSecond is not null).Select(n => $"{n.Name} {Gigabits(n.GuaranteedBitsPerSecond!.Value)}"));
        string[] none = host.PhysicalNics.Where(n => n.GuaranteedBitsPerSecond is null).Select(n => n.Name).ToArray();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Bandwidth (QoS) is guaranteed by the backend, in Gb/s: {guarantees}; the host traffic is to have {string.Join(" + ", host.TrafficShares.Select(s => Gigabits(s.BitsPerSecond)))} = {Gigabits(host.TrafficShares.Sum(s => s.BitsPerSecond))}. No policy of a host and no weight on a virtual switch.")
            + (none.Length == 0 ? string.Empty : $" What {string.Join(" and ", none)} are to be sure of the backend has yet to take from the others of their hardware ports.");
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
