using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>A port that is shut down or routed passes no VLAN, whatever else it is set to.</summary>
public sealed class ClosedPortTests
{
    [Theory]
    [InlineData(false, PhysicalPortMode.Trunk, Outcome.Proven)]
    [InlineData(true, PhysicalPortMode.Trunk, Outcome.Violated)]
    [InlineData(false, PhysicalPortMode.Routed, Outcome.Violated)]
    [InlineData(true, PhysicalPortMode.Undescribed, Outcome.Violated)]
    public void A_closed_port_is_no_way(bool shutdown, PhysicalPortMode mode, Outcome reach)
    {
        IsolationReport report = ArticleNetwork.Built.WithPort("SwitchA", "1", p => p with { Shutdown = shutdown, Mode = mode }).Judge();
        Assert.Equal(reach, report.Of(RequirementKind.Reach, "Sales").Outcome);
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Separation, "Sales").Outcome);
    }

    [Fact]
    public void A_server_on_a_closed_port_hears_nobody()
    {
        NetworkDocument leak = ArticleNetwork.Built.WithPort("SwitchA", "12", p => p with { Vlan = new VlanId(2) });
        Assert.Equal(Outcome.Violated, leak.Judge().Of(RequirementKind.Separation, "Sales").Outcome);
        Assert.Equal(Outcome.Proven, ArticleNetwork.Built.WithPort("SwitchA", "12", p => p with { Vlan = new VlanId(2), Shutdown = true }).Judge().Of(RequirementKind.Separation, "Sales").Outcome);
    }

    [Fact]
    public void A_second_cable_that_is_shut_down_makes_no_loop()
    {
        NetworkDocument document = ArticleNetwork.Built;
        Fabric fabric = document.Fabric;
        PhysicalPort spare = new() { Name = "47", Mode = PhysicalPortMode.Trunk, Allowed = VlanSet.Of(1) };
        NetworkDocument Looped(bool shutdown) => document with
        {
            Fabric = fabric with
            {
                Switches = fabric.Switches.Replace(_ => true, s => s with { Ports = s.Ports.Add(spare with { Shutdown = shutdown && s.Name == "SwitchA" }) }),
                Links = fabric.Links.Add(new FabricLink(new PortReference("SwitchA", "47"), new PortReference("SwitchC", "47"))),
            },
        };
        Assert.Equal(Outcome.Unproven, Looped(shutdown: false).Judge().Of(RequirementKind.Reach, "Sales").Outcome);
        Assert.Equal(Outcome.Proven, Looped(shutdown: true).Judge().Of(RequirementKind.Reach, "Sales").Outcome);
    }
}
