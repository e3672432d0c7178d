using System;
using System.Linq;
using System.Text.Json;
using System.Xml.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Reporting;
using HyperVNetworking.Verification.Isolation;
using Xunit;

namespace HyperVNetworking.Core.Tests.Reporting;

/// <summary>Reports by their structure: what is in them, how often, and that no name becomes more than text.</summary>
public sealed class ReportTests
{
    private const string Hostile = "<script>alert('x')</script> & \"q\" ]]> \u202E\u0001 %s {0} `";
    private static readonly DateTimeOffset s_at = new(2026, 11, 22, 3, 4, 0, TimeSpan.Zero);

    private readonly NetworkReport _report = Report("VM9", Outcome.Proven, Outcome.Violated, Outcome.Unproven, Outcome.Proven);

    [Fact]
    public void The_first_screen_says_how_it_stands_what_it_rests_on_and_what_to_fix()
    {
        XElement header = Page(_report).Descendants("header").Single();

        Assert.Equal("1 violated, 1 unproven, 2 proven (layer 2)", Classed(header, "outcomes").Single().Value);
        Assert.Equal("1 of 2 hosts read, HV2: Access is denied; 1 of 2 physical switches described whole; the state is 4 minutes old (oldest 2026-11-22 03:00:00Z).", Classed(header, "grounds").Single().Value);
        Assert.Equal("✖ Violated: Tenant1 is heard by nobody else. VM9 hears VM1; fix HV1 VM VM9. Trace 1", Classed(header, "violation").Single().Value);
    }

    [Fact]
    public void A_page_has_a_row_for_each_verdict_finding_host_and_names_for_all_its_parts()
    {
        XElement page = Page(_report);

        Assert.Equal(4, Rows(page, "verdicts"));
        Assert.Single(page.Descendants("section").Single(s => (string?)s.Attribute("id") == "findings").Descendants("code"));
        Assert.Equal(2, Rows(page, "hosts"));
        Assert.All(page.Descendants("table"), t => Assert.False(string.IsNullOrEmpty(t.Element("caption")?.Value)));
        Assert.All(page.Descendants("nav").Descendants("a"), a => Assert.Contains(page.Descendants("section"), s => "#" + (string?)s.Attribute("id") == (string?)a.Attribute("href")));
        Assert.DoesNotContain("failures", page.Descendants("section").Select(s => (string?)s.Attribute("id")));
    }

    [Fact]
    public void A_page_asks_no_network_and_runs_no_script()
    {
        string page = HtmlReport.Write(_report);

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<link", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("://", page.Replace("http://www.w3.org/2000/svg", string.Empty, StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", page, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("default-src 'none'; ", (string?)Page(_report).Descendants("meta").Single(m => (string?)m.Attribute("http-equiv") == "Content-Security-Policy").Attribute("content"), StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_names_are_text_wherever_they_go()
    {
        NetworkReport report = Report(Hostile, Outcome.Violated);

        XElement page = Page(report);
        Assert.Empty(page.Descendants("script"));
        Assert.Contains("\\u202e\\u0001", page.Value, StringComparison.Ordinal);
        Assert.Contains(XElement.Parse(SvgDiagram.Write(report)).Descendants(), e => e.Name.LocalName == "title" && e.Value.Contains("alert('x')", StringComparison.Ordinal));
        Assert.Contains("alert('x')", XElement.Parse(JUnitReport.Write(report)).Descendants("failure").Single().Attribute("message")!.Value, StringComparison.Ordinal);
        using JsonDocument sarif = JsonDocument.Parse(SarifReport.Write(report));
        Assert.Contains(Hostile, sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", MermaidDiagram.Write(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Build_servers_are_told_that_unproven_is_not_passed()
    {
        XElement suite = XElement.Parse(JUnitReport.Write(_report)).Element("testsuite")!;

        Assert.Equal(("4", "1", "1"), ((string)suite.Attribute("tests")!, (string)suite.Attribute("failures")!, (string)suite.Attribute("errors")!));
        Assert.Equal([0, 1, 1, 0], suite.Elements("testcase").Select(c => c.Elements().Count()));
        using JsonDocument sarif = JsonDocument.Parse(SarifReport.Write(_report));
        JsonElement run = sarif.RootElement.GetProperty("runs")[0];
        Assert.Equal(
            ["pass none", "fail error", "open none", "pass none", "fail warning"],
            run.GetProperty("results").EnumerateArray().Select(r => $"{r.GetProperty("kind").GetString()} {r.GetProperty("level").GetString()}"));
        string[] rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("id").GetString()!).ToArray();
        Assert.All(run.GetProperty("results").EnumerateArray(), r => Assert.Contains(r.GetProperty("ruleId").GetString(), rules));
    }

    [Fact]
    public void A_report_tells_what_changed_since_the_one_before()
    {
        ValueList<ReportedOutcome>? before = JsonReport.ReadOutcomes(JsonReport.Write(_report));
        Assert.Equal(_report.Verdicts.Select(v => new ReportedOutcome(v.Requirement, v.Outcome)), before!);

        NetworkReport same = _report with { Previous = before };
        NetworkReport other = Report("VM9", Outcome.Violated, Outcome.Violated, Outcome.Unproven) with { Previous = before };

        Assert.Equal(["Every requirement is as it was in the report before."], Changes(same));
        Assert.Equal(["Tenant0 is heard by nobody else: was Proven, is Violated.", "Tenant3 is heard by nobody else: is asked for no more; it was Proven."], Changes(other));
        Assert.Empty(Changes(_report));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"verdicts\": [ { \"outcome\": \"Perhaps\", \"requirement\": \"x\" } ] }")]
    [InlineData("{ \"verdicts\": 3 }")]
    public void What_is_no_report_is_not_taken_for_one(string text) => Assert.Null(JsonReport.ReadOutcomes(text));

    [Theory]
    [InlineData(2, 3, 2)]
    [InlineData(64, 125, 1)]
    public void A_diagram_has_every_host_switch_and_tenant_and_a_line_for_each_cable_or_for_those_of_a_group_of_hosts(int hosts, int vms, int lines)
    {
        NetworkReport report = Site(hosts, vms);

        XElement svg = XElement.Parse(SvgDiagram.Write(report));

        Assert.Equal(hosts, svg.Descendants().Count(e => ((string?)e.Attribute("class"))?.Split(' ')[0] == "host"));
        Assert.Equal(1, svg.Descendants().Count(e => (string?)e.Attribute("class") == "physical"));
        Assert.Equal(lines, svg.Descendants().Count(e => ((string?)e.Attribute("class"))?.Split(' ')[0] == "cable"));
        Assert.Equal(1 + 3, svg.Descendants().Count(e => e.Name.LocalName == "pattern"));
        Assert.False(string.IsNullOrEmpty((string?)svg.Attribute("aria-label")));
        Assert.InRange(HtmlReport.Write(report).Length, 1, 5 * 1024 * 1024);
    }

    private static string[] Changes(NetworkReport report) => Page(report).Descendants("header").Descendants("li").Select(l => l.Value).ToArray();

    private static XElement Page(NetworkReport report)
    {
        const string DocType = "<!DOCTYPE html>\n";
        string page = HtmlReport.Write(report);
        Assert.StartsWith(DocType, page, StringComparison.Ordinal);
        return XElement.Parse(page[DocType.Length..]);
    }

    private static int Rows(XElement page, string section) =>
        page.Descendants("section").Single(s => (string?)s.Attribute("id") == section).Descendants("tbody").Single().Elements("tr").Count();

    private static XElement[] Classed(XElement parent, string name) => parent.Descendants().Where(e => (string?)e.Attribute("class") == name).ToArray();

    private static NetworkReport Report(string stranger, params Outcome[] outcomes) => Site(2, 1) with
    {
        Verdicts = outcomes.Select((outcome, i) => new Verdict
        {
            Kind = RequirementKind.Separation,
            Tenant = $"Tenant{i}",
            Requirement = $"Tenant{i} is heard by nobody else.",
            Outcome = outcome,
            Reason = outcome == Outcome.Violated ? $"{stranger} hears VM1; fix HV1 VM {stranger}." : "Because.",
            Traces = outcome == Outcome.Violated
                ? [new Trace { From = "VM1", To = stranger, Arrives = true, Blame = $"HV1 VM {stranger}", Hops = [new Hop { Device = "HV1 virtual switch Tenants", Port = $"port of VM {stranger}", Setting = "Access 2" }] }]
                : [],
        }).ToValueList(),
        Findings = [new Finding { Code = "SomeFinding", Severity = FindingSeverity.Warning, Subject = "HV1", Message = "Something is odd.", Suggestion = "Mend it." }],
        Hosts = Site(2, 1).Hosts.Replace(h => h.Name == "HV1", h => h with { Vms = [h.Vms[0] with { Name = stranger }] })
            .Replace(h => h.Name == "HV2", h => h with { Complete = false, Error = "HV2: Access is denied.", ReadAt = null }),
        Fabric = Site(2, 1).Fabric with { Switches = [.. Site(2, 1).Fabric.Switches, new PhysicalSwitch { Name = "Other" }] },
    };

    private static NetworkReport Site(int hosts, int vms) => new()
    {
        At = s_at,
        Tenants = [.. Enumerable.Range(0, 3).Select(t => new Tenant { Name = $"T{t}", Members = [$"T{t}-*"] })],
        Hosts = Enumerable.Range(1, hosts).Select(h => new HostState
        {
            Name = $"HV{h}",
            ReadAt = s_at.AddMinutes(-4),
            PhysicalNics = [new PhysicalNic { Name = "NIC1", Port = new PortReference("Top", $"{h}") }],
            Switches = [new VirtualSwitch { Name = "Tenants", Type = SwitchType.External, Uplinks = ["NIC1"] }],
            Vms = Enumerable.Range(0, vms).Select(v => new VirtualMachine { Name = $"T{v % 3}-{h}-{v}", Adapters = [new VmAdapter { Switch = "Tenants" }] }).ToValueList(),
        }).ToValueList(),
        Fabric = new Fabric { Switches = [new PhysicalSwitch { Name = "Top", OtherPorts = OtherPorts.Unused }] },
    };
}
