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
    // By number: the runner would hand a lone surrogate on as another character.
    private static readonly string[] s_names =
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
        string.Concat(Enumerable.Repeat("\U0001F680", 60)),
        "V" + string.Concat(Enumerable.Repeat("\U0001F680", 60)),
        "tag\U000E0041",
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, s_names.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void No_name_is_more_than_text_in_a_page_or_a_picture(int number)
    {
        NetworkReport report = Report(s_names[number]);
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
    [MemberData(nameof(Numbers))]
    public void Files_for_build_servers_stay_what_they_are(int number)
    {
        NetworkReport report = Report(s_names[number]);

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

    [Fact]
    public void What_is_invisible_is_written_out_and_what_is_not_stays()
    {
        (string? Text, string Expected)[] cases =
        [
            ("R&D <1>", "R&D <1>"), ("\U0001F680\uD800", "\U0001F680\\ud800"), ("\uD83D", "\\ud83d"), ("\uDE80\uD83D", "\\ude80\\ud83d"),
            ("a\u202Eb", "a\\u202eb"), ("\U000E0041", "\\udb40\\udc41"), ("a\nb", "a\\u000ab"), (null, string.Empty),
        ];

        Assert.All(cases, c => Assert.Equal(c.Expected, SafeText.OneLine(c.Text)));
        Assert.All(cases, c => Assert.Equal(c.Expected.Replace("\\u000a", "\n", StringComparison.Ordinal), SafeText.Of(c.Text)));
    }

    [Fact]
    public void A_plan_and_findings_without_end_are_cut_and_the_page_says_so()
    {
        NetworkReport report = Report("plain");
        report = report with { Findings = [.. Enumerable.Repeat(report.Findings[0], 700)] };
        string page = HtmlReport.Write(report);

        Assert.Contains("The first 500 of 700 findings; write the report as JSON for all.", page, StringComparison.Ordinal);
        Assert.Equal(500, page.Split("<code>Code</code>").Length - 1);
    }
}
