using System.Linq;
using System.Text.Json;
using HyperVNetworking.Cli.Rendering;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Cli.Demo;

/// <summary>A demo as people read it: plan with reasons, what was allowed, who hears whom, verdicts.</summary>
internal static class DemoText
{
    /// <summary>What a demo proves, and what it does not.</summary>
    public const string Honesty =
        "Proven on the lab: simulated hosts that answer with Hyper-V's own CIM classes. No real host was touched, and none has been tried yet.";

    /// <summary>Writes the demo.</summary>
    public static void Write(Terminal terminal, DemoResult demo)
    {
        terminal.WriteLine($"{TwoHostsDemo.Sample} on a fresh lab of {demo.Document.Hosts.Count} simulated hosts.");
        terminal.WriteHeading("Who belongs together");
        terminal.WriteTable(["Tenant", "Members"], demo.Membership.Entries.Select(e => new[] { e.Tenant.Name, Places(e) }));
        PlanText.Write(terminal, demo.Plan);
        terminal.WriteHeading("Applied");
        terminal.WriteLine($"Management path change allowed by name: {TwoHostsDemo.AllowedHost}.", indent: 2);
        terminal.WriteLine(demo.Change.Summary, indent: 2);
        terminal.WriteHeading("Who may hear whom (layer 2)");
        MatrixText.WriteTenants(terminal, TenantMatrix.Build(demo.Document, demo.Hosts, demo.Report.Verdicts));
        VerdictText.Write(terminal, demo.Report);
        terminal.WriteLine(Honesty);
    }

    /// <summary>Writes the demo as an object.</summary>
    public static void WriteJson(Utf8JsonWriter json, DemoResult demo)
    {
        json.WriteStartObject();
        json.WritePropertyName("plan");
        json.WriteRawValue(PlanWriter.Write(demo.Plan));
        json.WritePropertyName("change");
        ChangeJson.Report(json, demo.Change);
        json.WritePropertyName("matrix");
        MatrixJson.Matrix(json, demo.Matrix);
        json.WritePropertyName("report");
        ReportJson.Report(json, demo.Report);
        json.WriteString("provenOn", "lab");
        json.WriteEndObject();
    }

    // Host1: VM1, VM2; Host2: VM7; LAN: Server1
    private static string Places(TenantMembership.Entry entry) => string.Join(
        "; ",
        entry.Members.GroupBy(m => m.Host ?? "LAN", m => m.Machine ?? m.Name.Split('/', 2)[^1])
            .Select(place => $"{place.Key}: {string.Join(", ", place.Distinct())}"));
}
