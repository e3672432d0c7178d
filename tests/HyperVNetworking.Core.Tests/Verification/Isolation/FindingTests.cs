using System;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>Each finding of the isolation check appears where it should and nowhere else.</summary>
public sealed class FindingTests
{
    [Fact]
    public void Routed_interfaces_of_two_tenants_in_one_VRF_are_found_and_break_mustNotRoute()
    {
        static NetworkDocument Routed(string? financeVrf) => ArticleNetwork.Built.WithSwitch("SwitchA", s => s with
        {
            RoutedInterfaces = [new RoutedInterface { Vlan = new VlanId(2) }, new RoutedInterface { Vlan = new VlanId(3), Vrf = financeVrf }],
        });
        IsolationReport report = (Routed(null) with
        {
            Tenants = ArticleNetwork.Built.Tenants.Replace(t => t.Name == "Sales", t => t with { Layer3 = TenantLayer3.MustNotRoute }),
        }).Judge();
        Finding finding = Assert.Single(report.Warnings());
        Assert.Equal(IsolationFindingCodes.RoutedBetweenTenants, finding.Code);
        Assert.Equal("The routed interfaces of physical switch SwitchA in the default VRF join Sales, Finance at layer 3.", finding.Message);
        Assert.Equal(Outcome.Unproven, report.Of(RequirementKind.Separation, "Sales").Outcome);
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Separation, "Finance").Outcome);
        Assert.Empty(Routed("other").Judge().Warnings());
    }

    [Fact]
    public void A_host_that_forwards_between_tenants_is_found()
    {
        NetworkDocument document = ArticleNetwork.Built.WithHost("Host2", h => h with
        {
            Forwarding = true,
            HostAdapters = h.HostAdapters.Add(new HostAdapter { Name = "Sales", Switch = "Switch C", Vlan = new PortVlan.Access(new VlanId(2)), Traffic = "Sales" }),
        });
        Finding finding = Assert.Single(document.Judge().Warnings());
        Assert.Equal(IsolationFindingCodes.RoutedBetweenTenants, finding.Code);
        Assert.Equal("Host Host2 hears Sales, Management and forwards packets: it joins them at layer 3.", finding.Message);
    }

    [Fact]
    public void An_endpoint_in_two_tenants_is_found()
    {
        NetworkDocument document = ArticleNetwork.Built with { Tenants = ArticleNetwork.Built.Tenants.Replace(t => t.Name == "HR", t => t with { Members = t.Members.Add("VM3") }) };
        IsolationReport report = document.Judge();
        Assert.Equal("VM VM3", Assert.Single(report.Findings, f => f.Code == IsolationFindingCodes.EndpointInTwoTenants).Subject);
        Assert.Equal(Outcome.Violated, report.Of(RequirementKind.Separation, "HR").Outcome);
    }

    [Fact]
    public void An_access_VLAN_that_is_native_behind_the_uplink_is_found_and_heard_one_way_only()
    {
        NetworkDocument document = ArticleNetwork.Built.WithPort("SwitchA", "1", p => p with { Native = new VlanId(4) });
        IsolationReport report = document.Judge();
        Finding finding = Assert.Single(report.Findings, f => f.Code == IsolationFindingCodes.AccessEqualsNative);
        Assert.Equal("VM VM4", finding.Subject);
        Assert.Equal(Outcome.Violated, report.Of(RequirementKind.Reach, "HR").Outcome);
        string[] pairs = [.. ReachabilityMatrix.Build(document.Hosts, document.Fabric).HeardBy.Select(p => p.ToString())];
        Assert.Contains("VM4 -> VM9", pairs);
        Assert.DoesNotContain("VM9 -> VM4", pairs);
    }

    [Fact]
    public void An_untagged_VM_that_meets_somebodys_native_VLAN_is_found()
    {
        NetworkDocument document = ArticleNetwork.Built.WithHost("Host2", h => h with { Vms = h.Vms.Add(ArticleNetwork.Vm("VM99", "Switch C", 0)) });
        IsolationReport report = document.Judge();
        Finding finding = Assert.Single(report.Warnings());
        Assert.Equal(IsolationFindingCodes.UntaggedMeetsNative, finding.Code);
        Assert.Equal("Untagged frames of VM99 enter VLAN 1 of Management, the native VLAN of physical switch SwitchC port 1.", finding.Message);
        Assert.Equal(Outcome.Violated, report.Of(RequirementKind.Separation, "Management").Outcome);
    }

    [Fact]
    public void A_guest_behind_a_trunk_is_found()
    {
        NetworkDocument document = ArticleNetwork.Built.WithVm("VM1", a => a with { Vlan = new PortVlan.Trunk(new VlanId(2), VlanSet.Of(2)) });
        IsolationReport report = document.Judge();
        Assert.Equal("VM VM1", Assert.Single(report.Findings, f => f.Code == IsolationFindingCodes.TrunkGuest).Subject);
        Assert.True(report.AllProven);
    }
}
