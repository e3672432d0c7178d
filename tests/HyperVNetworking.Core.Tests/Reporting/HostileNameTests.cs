using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Xml.Linq;
using HyperVNetworking.Core.Tests.Verification.Isolation;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Reporting;
using HyperVNetworking.Verification.Isolation;
using HyperVNetworking.Verification.Resilience;
using Xunit;

namespace HyperVNetworking.Core.Tests.Reporting;

/// <summary>Names that would like to be more than names, in every place that has one and in every format.</summary>
public sealed class HostileNameTests
{
    public static TheoryData<string> Names =>
    [
        "<script>alert(1)</script>",
        "</style></title></svg><img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "\" onload=\"alert(1)\" x=\"",
        "' style='background:url(//evil)'",
        "]]><!--",
        "--><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
        "a\nb\r\tc",
        "\u202Egnirts\u2066\u200B",
        "\0\u0001\u001B[31m\u0085\u2028",
        "\uD800",
        "x\uDC00y",
        "\uFFFF\uFDD0",
        "url(#tenant0)\"]|-->end",
        "#quot;#35;&quot;&#x3c;",
        new string('W', 256),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_name_is_more_than_text_in_a_page_or_a_picture(string name)
    {
        NetworkReport report = Report(name);
        string text = HtmlReport.Write(report);
        XElement page = XElement.Parse(text[text.IndexOf('\n', StringComparison.Ordinal)..]);
        XElement plain = XElement.Parse(HtmlReport.Write(Report("plain")) is var p ? p[p.IndexOf('\n', StringComparison.Ordinal)..] : string.Empty);

        // The same elements and attributes as with a harmless name.
        Assert.Equal(Structure(plain), Structure(page));
        Assert.All(page.Descendants("a"), a => Assert.Matches("^#[a-z]+(-[0-9]+)?$", (string)a.Attribute("href")!));
        Assert.DoesNotContain(page.DescendantsAndSelf().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name.LocalName is "src" or "action");
        Assert.DoesNotContain("<!--", text, StringComparison.Ordinal);
        Assert.All(text.Where(c => c < ' '), c => Assert.Contains(c, "\n\t"));
        Assert.DoesNotContain(text, c => c is '\u202E' or '\u2066' or '\u200B' or '\u2028' or '\uD800' or '\uDC00');
        XElement svg = XElement.Parse(SvgDiagram.Write(report));
        Assert.Equal(Structure(XElement.Parse(SvgDiagram.Write(Report("plain")))), Structure(svg));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Files_for_build_servers_stay_what_they_are(string name)
    {
        NetworkReport report = Report(name);

        XElement suites = XDocument.Parse(JUnitReport.Write(report)).Root!;
        Assert.Equal("testsuites", suites.Name.LocalName);
        XElement suite = Assert.Single(suites.Elements());
        Assert.Equal(report.Verdicts.Count, suite.Elements("testcase").Count());
        Assert.Equal(report.Verdicts.Count(v => v.Outcome == Outcome.Violated), suite.Descendants("failure").Count());
        Assert.Equal(["classname", "name", "time"], suite.Elements("testcase").SelectMany(c => c.Attributes()).Select(a => a.Name.LocalName).Distinct());
        using JsonDocument sarif = JsonDocument.Parse(SarifReport.Write(report));
        JsonElement run = Assert.Single(sarif.RootElement.GetProperty("runs").EnumerateArray());
        Assert.Equal("HyperVNetworking", run.GetProperty("tool").GetProperty("driver").GetProperty("name").GetString());
        Assert.Equal(report.Verdicts.Count + report.Findings.Count, run.GetProperty("results").GetArrayLength());
        Assert.All(run.GetProperty("results").EnumerateArray(), r =>
        {
            Assert.Contains(r.GetProperty("kind").GetString(), (string[])["pass", "open", "fail"]);
            Assert.True(r.GetProperty("kind").GetString() == "fail" || r.GetProperty("level").GetString() == "none");
            Assert.False(string.IsNullOrEmpty(r.GetProperty("message").GetProperty("text").GetString()));
            Assert.NotEqual(0, r.GetProperty("locations")[0].GetProperty("logicalLocations").GetArrayLength());
        });
        Assert.Equal(report.Verdicts.Count, JsonReport.ReadOutcomes(JsonReport.Write(report))!.Count);
        string[] plain = MermaidDiagram.Write(Report("plain")).Split('\n');
        string[] chart = MermaidDiagram.Write(report).Split('\n');
        Assert.Equal(plain.Length, chart.Length);
        Assert.All(chart, line => Assert.True(line.Count(c => c == '"') is 0 or 2, line));
    }

    // Which elements with which attributes, but for their number of links between parts of the text.
    private static string[] Structure(XElement root) => [.. root.DescendantsAndSelf().Select(e => $"{e.Name.LocalName} {string.Join(" ", e.Attributes().Select(a => a.Name.LocalName))} {(string?)e.Attribute("class")}").Order(StringComparer.Ordinal)];

    private static NetworkReport Report(string name)
    {
        NetworkDocument article = ArticleNetwork.Built;
        NetworkDocument document = article with
        {
            Tenants = [.. article.Tenants.Select((t, i) => i == 0 ? t with { Name = name } : t)],
            Hosts = [.. article.Hosts.Select((h, i) => h with
            {
                Name = i == 0 ? name : h.Name,
                Error = name,
                Cluster = name,
                Teams = [new NicTeam { Name = name + "T", Members = [name + "N"], Interfaces = [new TeamNic { Name = name + "I", Traffic = name + "C" }] }],
                PhysicalNics = [.. h.PhysicalNics, new PhysicalNic { Name = name + "N", Port = new PortReference("SwitchA", name) }],
                Switches = [.. h.Switches, new VirtualSwitch { Name = name, Type = SwitchType.Private }],
                Vms = [.. h.Vms, ArticleNetwork.Vm(name + i, h.Switches[0].Name, 2)],
            })],
            Fabric = article.Fabric with { Switches = [.. article.Fabric.Switches, new PhysicalSwitch { Name = name, Ports = [ArticleNetwork.Access(name, 2, name)] }] },
        };
        IReadOnlyList<Verdict> judged = document.Judge().Verdicts;
        return NetworkReport.Of(document, document.Hosts, judged, new DateTimeOffset(2026, 11, 22, 3, 4, 0, TimeSpan.Zero)) with
        {
            Findings = [new Finding { Code = "Code", Severity = FindingSeverity.Error, Subject = name, Message = name, Suggestion = name }],
            Failures = [new FailureOutcome { Parts = [new FailedPart(FailureKind.Nic, name)], Verdict = FailureVerdict.Fails, Sentence = name }],
            Previous = [new ReportedOutcome(name, Outcome.Proven)],
        };
    }
}
