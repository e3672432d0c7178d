using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using HyperVNetworking.Core.Tests.Verification.Isolation;
using HyperVNetworking.Model;
using HyperVNetworking.Reporting;
using HyperVNetworking.Verification.Isolation;
using Xunit;

namespace HyperVNetworking.Core.Tests.Reporting;

/// <summary>Traces as they are drawn, by structure: stops, ends, links from the text to the drawing.</summary>
public sealed class TraceDrawingTests
{
    private static readonly NetworkDocument s_leak = ArticleNetwork.Built.WithVm("VM8", a => a with { Vlan = new PortVlan.Access(new VlanId(2)) });

    [Fact]
    public void Every_violation_links_to_its_drawing_and_to_no_other_place()
    {
        XElement page = Page(s_leak);
        string[] ids = [.. page.Descendants().Attributes("id").Select(i => i.Value)];

        XElement[] violations = [.. page.Descendants("header").Descendants("p").Where(p => Is(p, "violation"))];
        Assert.NotEmpty(violations);
        Assert.All(violations, v => Assert.NotEmpty(v.Descendants("a")));
        Assert.All(page.Descendants("a"), a => Assert.Contains(((string)a.Attribute("href")!)[1..], ids));
        Assert.All(page.Descendants("a"), a => Assert.StartsWith("#", (string)a.Attribute("href")!, StringComparison.Ordinal));
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void A_drawing_has_a_numbered_stop_for_each_hop_a_ring_for_each_end_and_only_what_it_passes()
    {
        Trace trace = s_leak.Judge().Of(RequirementKind.Separation, "Sales").Traces.Single(t => t.From == "VM1" && t.To == "VM8");

        XElement drawing = Drawing(s_leak, trace);

        Assert.Equal(Enumerable.Range(1, trace.Hops.Count).Select(n => $"{n}"), Classed(drawing, "number").Select(n => n.Value));
        Assert.Equal(2, Classed(drawing, "end").Count());
        Assert.Single(Classed(drawing, "way"));
        Assert.Empty(Classed(drawing, "cross"));
        Assert.Equal(2, Classed(drawing, "host").Count());
        Assert.Equal(2, Classed(drawing, "physical").Count());
        Assert.Contains("heard", (string)drawing.Attribute("aria-label")!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_that_is_dropped_ends_in_a_cross()
    {
        NetworkDocument gap = ArticleNetwork.Built.WithPort("SwitchC", "48", p => p with { Allowed = VlanSet.Parse("1,3-4") });
        Trace trace = gap.Judge().Of(RequirementKind.Reach, "Sales").Traces[0];

        XElement drawing = Drawing(gap, trace);

        Assert.False(trace.Arrives);
        Assert.Single(Classed(drawing, "cross"));
        Assert.Contains(Classed(drawing, "stop dropped"), _ => true);
    }

    [Fact]
    public void Hops_know_their_places_in_names_without_kinds()
    {
        Trace trace = s_leak.Judge().Of(RequirementKind.Separation, "Sales").Traces.Single(t => t.From == "VM1" && t.To == "VM8");

        Assert.Equal(
            ["VirtualSwitch Host1 Switch A  VM1", "VirtualSwitch Host1 Switch A P-NIC1 ", "PhysicalSwitch  SwitchA  ", "PhysicalSwitch  SwitchA  ", "PhysicalSwitch  SwitchC  ", "PhysicalSwitch  SwitchC  ", "VirtualSwitch Host2 Switch C P-NIC1 ", "VirtualSwitch Host2 Switch C  VM8"],
            trace.Hops.Select(h => $"{h.Place!.Kind} {h.Place.Host} {h.Place.Name} {h.Place.Nic} {h.Place.Endpoint?.Name}"));
    }

    [Fact]
    public void A_route_through_a_team_stops_at_the_team()
    {
        NetworkDocument teamed = s_leak.WithHost("Host1", h => h with
        {
            Teams = [new NicTeam { Name = "Team", Members = ["P-NIC1"] }],
            Switches = h.Switches.Replace(s => s.Name == "Switch A", s => s with { Uplinks = ["Team"] }),
        });
        Trace trace = teamed.Judge().Of(RequirementKind.Separation, "Sales").Traces.Single(t => t.From == "VM1" && t.To == "VM8");

        XElement drawing = Drawing(teamed, trace);

        Assert.Contains(trace.Hops, h => h.Place is { Kind: HopDevice.NicTeam, Name: "Team" });
        Assert.Single(Classed(drawing, "team"));
        Assert.Equal(trace.Hops.Count, Classed(drawing, "number").Count());
    }

    [Fact]
    public void The_whole_diagram_shows_the_routes_with_letters_and_says_whose_they_are()
    {
        XElement svg = XElement.Parse(SvgDiagram.Write(Report(s_leak)));

        Assert.Contains(Classed(svg, "number"), n => n.Value == "A1");
        Assert.Contains(svg.Descendants().Where(e => e.Name.LocalName == "text"), t => t.Value.StartsWith("A: ", StringComparison.Ordinal) && t.Value.EndsWith(", heard", StringComparison.Ordinal));
    }

    [Fact]
    public void A_network_without_violations_has_no_route()
    {
        XElement svg = XElement.Parse(SvgDiagram.Write(Report(ArticleNetwork.Built)));

        Assert.Empty(Classed(svg, "way"));
        Assert.Equal(3, Classed(svg, "server").Count());
        Assert.Equal(9, Classed(svg, "chip").Count(c => c.Value.StartsWith("VM", StringComparison.Ordinal)));
    }

    [Fact]
    public void Many_hosts_stand_in_frames_below_the_switches_that_they_are_cabled_to()
    {
        XElement svg = XElement.Parse(SvgDiagram.Write(Report(Racks(64, 8))));

        Assert.Equal(8, Classed(svg, "group").Count());
        Assert.All(Classed(svg, "group"), g => Assert.StartsWith("8 hosts on Rack", g.Value, StringComparison.Ordinal));
        Assert.Equal(64, Classed(svg, "host").Count());
        Assert.Equal(16, Classed(svg, "cable several").Count());
    }

    [Fact]
    public void Of_many_tenants_those_in_trouble_have_a_colour_and_the_others_share_one()
    {
        NetworkDocument racks = Racks(64, 8);
        racks = racks with
        {
            Tenants = [.. Enumerable.Range(0, 40).Select(t => new Tenant { Name = $"T{t}", Members = [$"T{t}-*"] })],
            Hosts = racks.Hosts.Replace(h => h.Name == "HV01", h => h with { Vms = [ArticleNetwork.Vm("T38-a", "S", 2), ArticleNetwork.Vm("T39-a", "S", 2)] }),
        };

        XElement svg = XElement.Parse(SvgDiagram.Write(Report(racks)));

        Assert.Contains(svg.Descendants().Where(e => e.Name.LocalName == "text"), t => t.Value == "T39");
        Assert.Contains(svg.Descendants().Where(e => e.Name.LocalName == "text"), t => t.Value == "32 other tenants");
    }

    [Fact]
    public void Probes_are_told_and_that_they_were_not_yet_run_on_a_real_host()
    {
        ProbeEnd End(string name) => new() { Host = "Host1", Name = name, Tenant = "Sales", Adapter = new AdapterReference { VmName = name, AdapterName = "Network Adapter" }, MacAddress = "00155D000001" };
        NetworkReport report = Report(ArticleNetwork.Built);
        report = report with
        {
            Verdicts = report.Verdicts.Replace(v => v.Tenant == "Sales", v => v with
            {
                Probes = [new ProbeResult { Sender = End("VM1"), Receiver = End("VM2"), ExpectedHeard = true, Heard = true }, new ProbeResult { Sender = End("VM1"), Receiver = End("VM3"), ExpectedHeard = false, Heard = true }],
            }),
        };

        XElement page = Parse(report);

        Assert.Contains(page.Descendants("header").Descendants("p"), p => p.Value == "2 probes: 1 agree with the model, 1 contradict it, 0 could not be made. Probes have not yet been run on a real host.");
        Assert.Contains(page.Descendants("summary"), s => s.Value.StartsWith("Probes, which have not yet been run on a real host", StringComparison.Ordinal));
        Assert.Contains("probe: The probe from", JUnitReport.Write(report with { Verdicts = report.Verdicts.Replace(v => v.Tenant == "Sales", v => v with { Outcome = Outcome.Unproven }) }), StringComparison.Ordinal);
    }

    private static NetworkDocument Racks(int hosts, int perRack) => new()
    {
        Hosts = [.. Enumerable.Range(0, hosts).Select(h => new HostState
        {
            Name = $"HV{h + 1:00}",
            PhysicalNics = [.. "AB".Select(s => new PhysicalNic { Name = $"NIC{s}", Port = new PortReference($"Rack{h / perRack}{s}", $"{h}") })],
            Switches = [new VirtualSwitch { Name = "S", Type = SwitchType.Private }],
        })],
        Fabric = new Fabric { Switches = [.. Enumerable.Range(0, hosts / perRack).SelectMany(r => "AB", (r, s) => new PhysicalSwitch { Name = $"Rack{r}{s}", OtherPorts = OtherPorts.Unused })] },
    };

    private static XElement Drawing(NetworkDocument document, Trace trace)
    {
        NetworkReport report = Report(document);
        return XElement.Parse(SvgDiagram.Draw(report, new TenantColors(report), trace).ToString());
    }

    private static NetworkReport Report(NetworkDocument document) =>
        NetworkReport.Of(document, document.Hosts, document.Judge().Verdicts, new DateTimeOffset(2026, 11, 22, 3, 4, 0, TimeSpan.Zero));

    private static XElement Page(NetworkDocument document) => Parse(Report(document));

    private static XElement Parse(NetworkReport report)
    {
        string page = HtmlReport.Write(report);
        return XElement.Parse(page[page.IndexOf('\n', StringComparison.Ordinal)..]);
    }

    private static IEnumerable<XElement> Classed(XElement parent, string name) => parent.Descendants().Where(e => Is(e, name));

    private static bool Is(XElement element, string name) => (string?)element.Attribute("class") == name;
}
