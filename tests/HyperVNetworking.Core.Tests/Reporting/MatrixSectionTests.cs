using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Reporting;
using HyperVNetworking.Verification.Isolation;
using Xunit;

namespace HyperVNetworking.Core.Tests.Reporting;

/// <summary>The tenant matrix of a page, by its structure.</summary>
public sealed class MatrixSectionTests
{
    [Fact]
    public void Every_row_and_column_has_a_heading_and_every_cell_a_sign_and_words()
    {
        XElement section = Section(Apart(5));

        Assert.Equal(["Sends \\ hears", "T0", "T1", "T2", "T3", "T4"], section.Descendants("th").Where(t => (string?)t.Attribute("scope") == "col").Select(t => t.Value));
        Assert.Equal(["T0", "T1", "T2", "T3", "T4"], section.Descendants("th").Where(t => (string?)t.Attribute("scope") == "row").Select(t => t.Value));
        Assert.Equal(25, section.Descendants("td").Count());
        Assert.Equal(20, section.Descendants("td").Count(c => c.Value == "✔\u00a0apart"));
        Assert.Equal(5, section.Descendants("td").Count(c => c.Value == "✔\u00a0members hear"));
        Assert.Single(section.Descendants("caption"));
        Assert.Contains("? a fact is missing", section.Descendants("p").Single(p => (string?)p.Attribute("class") == "legend").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_violated_pair_says_so_without_colour()
    {
        XElement section = Section(Apart(3) with { Hosts = [Host(3) with { Vms = Host(3).Vms.Replace(v => v.Name == "T1-0", v => v with { Adapters = [new VmAdapter { Switch = "S", Vlan = Access(10) }] }) }] });

        Assert.Equal(
            ["✔\u00a0members hear", "✖\u00a0heard", "–\u00a0not heard"],
            section.Descendants("tr").Skip(1).First().Elements("td").Select(c => c.Value));
    }

    [Fact]
    public void Of_many_tenants_only_those_with_news_have_a_row_and_the_others_are_named()
    {
        NetworkDocument document = Apart(40) with { Allow = [new AllowRule { From = "T7", To = "T39" }] };

        XElement section = Section(document);

        Assert.Equal(["T7", "T39"], section.Descendants("th").Where(t => (string?)t.Attribute("scope") == "row").Select(t => t.Value));
        Assert.Contains(section.Descendants("td"), c => c.Value == "✖\u00a0not all heard");
        XElement rest = Assert.Single(section.Descendants("details"));
        Assert.StartsWith("38 tenants hear nobody else", rest.Element("summary")!.Value, StringComparison.Ordinal);
        Assert.Equal(38, rest.Element("p")!.Value.Split(", ").Length);
    }

    [Fact]
    public void Of_many_tenants_with_news_the_worst_have_the_rows()
    {
        NetworkDocument flat = Apart(40);
        flat = flat with { Hosts = [flat.Hosts[0] with { Complete = false }] };

        XElement section = Section(flat);

        Assert.Equal(MatrixSection.TenantsShown, section.Descendants("th").Count(t => (string?)t.Attribute("scope") == "row"));
        Assert.StartsWith("10 more tenants", Assert.Single(section.Descendants("details")).Element("summary")!.Value, StringComparison.Ordinal);
    }

    private static XElement Section(NetworkDocument document)
    {
        IReadOnlyList<Verdict> verdicts = IsolationCheck.Judge(document, document.Hosts, new IsolationOptions()).Verdicts;
        var report = NetworkReport.Of(document, document.Hosts, verdicts, new DateTimeOffset(2026, 11, 22, 3, 4, 0, TimeSpan.Zero));
        string page = HtmlReport.Write(report);
        return XElement.Parse(page[page.IndexOf('\n', StringComparison.Ordinal)..]).Descendants("section").Single(s => (string?)s.Attribute("id") == "matrix");
    }

    private static NetworkDocument Apart(int tenants) => new()
    {
        Tenants = [.. Enumerable.Range(0, tenants).Select(t => new Tenant { Name = $"T{t}", Members = [$"T{t}-*"] })],
        Hosts = [Host(tenants)],
    };

    private static HostState Host(int tenants) => new()
    {
        Name = "H",
        Switches = [new VirtualSwitch { Name = "S", Type = SwitchType.Private }],
        Vms = [.. Enumerable.Range(0, tenants * 2).Select(v => new VirtualMachine { Name = $"T{v / 2}-{v % 2}", Adapters = [new VmAdapter { Switch = "S", Vlan = Access(10 + (v / 2)) }] })],
    };

    private static PortVlan.Access Access(int vlan) => new(new VlanId(vlan));
}
