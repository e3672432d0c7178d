using System;
using System.Linq;
using HyperVNetworking.Core.Tests.Documents;
using HyperVNetworking.Documents;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Planning.Layouts;

/// <summary>Why no layout can be searched: each with its id, and what to do.</summary>
public sealed class LayoutRefusalTests
{
    private static readonly NetworkDocument s_built = DocumentReader.Read([new DocumentSource("sample", System.Text.Encoding.UTF8.GetBytes(DocumentText.Sample("converged-team-built.json")))]).Document!;

    [Fact]
    public void A_host_that_was_not_read() =>
        Refused("HostNotRead", "read it again", h => h with { Complete = false, Error = "gone" });

    [Fact]
    public void A_host_without_a_NIC_at_hand() =>
        Refused("NoNicAtHand", "NIC1 has a cable that nobody described", h => h with { Teams = [], Switches = [], PhysicalNics = h.PhysicalNics.Select(n => n with { Port = null }).ToValueList() });

    [Fact]
    public void A_host_whose_NICs_are_others() =>
        Refused("HostNicsDiffer", "give hosts that are alike", h => h with { PhysicalNics = h.PhysicalNics.Replace(n => n.Name == "NIC4", n => n with { Name = "Other" }) });

    [Fact]
    public void A_NIC_that_nobody_described_and_one_that_is_no_NIC()
    {
        Refused("CableNotDescribed", "add its port", h => h with { PhysicalNics = h.PhysicalNics.Replace(n => n.Name == "NIC4", n => n with { Port = null }) }, nics: ["NIC*"]);
        Refused("TeamMemberNotUsable", "it is an HBA", h => h with { PhysicalNics = h.PhysicalNics.Replace(n => n.Name == "NIC4", n => n with { Kind = NicKind.Hba }) }, nics: ["NIC*"]);
        Refused("TeamMemberNotUsable", "it is wireless", h => h with { PhysicalNics = h.PhysicalNics.Replace(n => n.Name == "NIC4", n => n with { Kind = NicKind.WiFi }) }, nics: ["NIC4"]);
        Refused("NoNicAtHand", "none fits Ethernet*", h => h, nics: ["Ethernet*"], first: "HV01");
    }

    [Fact]
    public void Traffic_that_nobody_named_or_that_differs()
    {
        NetworkDocument document = s_built with { Hosts = s_built.Hosts.Select(h => h with { Teams = h.Teams.RemoveAll(t => t.Name == "Mgmt") }).ToValueList() };
        PlannerError unknown = Assert.Single(TeamLayoutSearch.Run(document, document.Hosts, new TeamLayoutOptions()).Errors);
        Assert.Equal("TrafficUnknown", unknown.ErrorId);
        Refused("TrafficDiffers", "traffic class CSV", h => h with { Teams = h.Teams.Replace(t => t.Name == "Mgmt", t => t with { Interfaces = t.Interfaces.Replace(i => i.Traffic == "CSV", i => i with { Vlan = new VlanId(99) }) }) });
    }

    [Fact]
    public void More_NICs_than_a_backend_could_present() =>
        Refused("NothingPresents", "physicalPort", h => h with { PhysicalNics = h.PhysicalNics.Select(n => n with { PhysicalPort = null }).ToValueList() }, additional: 1);

    [Fact]
    public void Two_virtual_switches() =>
        Refused(
            "SeveralVirtualSwitches",
            "Second and Tenant Switch",
            h => h with { Teams = h.Teams.RemoveAll(t => t.Name == "Mgmt"), Switches = [new VirtualSwitch { Name = "Second", Type = SwitchType.External, Uplinks = ["NIC1"] }, .. h.Switches] });

    [Fact]
    public void More_layouts_than_are_allowed()
    {
        PlannerError error = Assert.Single(TeamLayoutSearch.Run(s_built, s_built.Hosts, new TeamLayoutOptions { MaximumLayouts = 5 }).Errors);
        Assert.Equal("TooManyLayouts", error.ErrorId);
        Assert.Contains("-MaximumLayout", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_NICs_than_are_searched()
    {
        NetworkDocument document = s_built with
        {
            Hosts = [s_built.Hosts[0] with { PhysicalNics = Enumerable.Range(1, 17).Select(n => new PhysicalNic { Name = $"NIC{n}", Port = new PortReference($"Switch{n}", "1") }).ToValueList() }],
        };
        Assert.Equal("TooManyLayouts", Assert.Single(TeamLayoutSearch.Run(document, document.Hosts, new TeamLayoutOptions()).Errors).ErrorId);
    }

    [Fact]
    public void A_name_that_is_taken_is_not_taken_again()
    {
        NetworkDocument document = s_built with
        {
            Hosts = s_built.Hosts.Select(h => h with { PhysicalNics = h.PhysicalNics.Add(new PhysicalNic { Name = "Host" }), Teams = h.Teams.Replace(t => t.Name == "Mgmt", t => t with { Interfaces = t.Interfaces.Replace(i => i.Traffic == "CSV", i => i with { Traffic = "Tenants" }) }) }).ToValueList(),
        };

        TeamLayoutResult found = TeamLayoutSearch.Run(document, document.Hosts, new TeamLayoutOptions());

        Assert.Equal("Host 2 of NIC1 and NIC2; Tenants of NIC3 and NIC4", found.Passing[0].ToString());
        Assert.All(found.Passing.Concat(found.Failing), l => Assert.Equal(l.TeamCount, l.Teams.Select(t => t.Name).Distinct().Count()));
    }

    private static void Refused(string id, string text, Func<HostState, HostState> change, string[]? nics = null, int additional = 0, string first = "HV02")
    {
        NetworkDocument document = s_built with { Hosts = s_built.Hosts.Select(h => h.Name == "HV02" || additional > 0 ? change(h) : h).ToValueList() };
        TeamLayoutResult result = TeamLayoutSearch.Run(document, document.Hosts, new TeamLayoutOptions { Nics = [.. nics ?? []], AdditionalNics = additional });

        Assert.Contains(result.Errors, e => e.ErrorId == id && e.Message.Contains(text, StringComparison.Ordinal) && e.Message.StartsWith((additional > 0 ? "HV01" : first) + ":", StringComparison.Ordinal));
        Assert.Empty(result.Passing);
    }
}
