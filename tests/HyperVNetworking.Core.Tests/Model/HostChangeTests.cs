using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Model;

public sealed class HostChangeTests
{
    private static readonly VirtualMachine s_vm = new() { Name = "VM1", Adapters = [new VmAdapter { Switch = "Old" }] };

    private static readonly NicTeam s_team = new()
    {
        Name = "Mgmt",
        Members = ["NIC3", "NIC4"],
        Interfaces = [new TeamNic { Name = "Mgmt" }, new TeamNic { Name = "Mgmt - VLAN 10", Vlan = new VlanId(10), Addresses = ["192.0.2.10/24"] }],
    };

    private static readonly HostState s_host = new()
    {
        Name = "Host1",
        PhysicalNics = [.. new[] { "NIC1", "NIC2", "NIC3", "NIC4", "NIC5" }.Select(n => new PhysicalNic { Name = n })],
        Teams = [s_team],
        QosPolicies = [new QosPolicy { Name = "SMB", Template = QosTemplate.Smb, Weight = 30 }],
        Switches =
        [
            new VirtualSwitch { Name = "Old", Type = SwitchType.External, Uplinks = ["NIC2"], AllowManagementOS = true, EmbeddedTeam = true },
            new VirtualSwitch { Name = "Empty", Type = SwitchType.Private },
        ],
        HostAdapters = [new HostAdapter { Name = "Old", Switch = "Old" }],
        Vms = [s_vm],
    };

    public static TheoryData<HostChange> Changes { get; } = new(EveryKind());

    [Theory]
    [MemberData(nameof(Changes))]
    public void Every_kind_changes_the_host_and_its_inverse_restores_it(HostChange change)
    {
        Assert.True(change.CanApplyTo(s_host));
        HostState after = change.ApplyTo(s_host);

        Assert.NotEqual(s_host, after);
        Assert.False(change.CanApplyTo(after));
        Assert.True(change.Inverse.CanApplyTo(after));
        Assert.Equal(s_host, change.Inverse.ApplyTo(after));
        Assert.Equal(change, change.Inverse.Inverse);
        Assert.Equal((change.OldValue, change.NewValue), (change.Inverse.NewValue, change.Inverse.OldValue));
    }

    [Fact]
    public void A_switch_is_removed_with_its_own_first_host_adapter_and_with_no_other()
    {
        var made = new VirtualSwitch { Name = "LAN", Type = SwitchType.Internal };
        HostState host = new HostChange.CreateSwitch(made, "Management").ApplyTo(new HostState { Name = "Host1" });
        HostChange remove = new HostChange.RemoveSwitch(made, "Management");

        Assert.True(remove.CanApplyTo(host));
        Assert.True(remove.CanApplyTo(host with { HostAdapters = [host.HostAdapters[0] with { MacAddress = "00155D0A0108", Traffic = null }] }));
        Assert.False(remove.CanApplyTo(host with { HostAdapters = [host.HostAdapters[0] with { Vlan = new PortVlan.Access(new VlanId(10)) }] }));
        Assert.False(remove.CanApplyTo(host with { HostAdapters = host.HostAdapters.Add(new HostAdapter { Name = "Second", Switch = "LAN" }) }));
    }

    [Fact]
    public void Every_kind_of_change_has_a_case_here() =>
        Assert.Equal(
            typeof(HostChange).GetNestedTypes().Where(t => !t.IsAbstract).Select(t => t.Name).Order(),
            EveryKind().Select(c => c.GetType().Name).Distinct().Order());

    [Fact]
    public void A_switch_is_not_made_on_a_bound_or_missing_uplink_nor_removed_under_an_adapter()
    {
        Assert.False(External("NIC2").CanApplyTo(s_host));
        Assert.False(External("NIC9").CanApplyTo(s_host));
        Assert.False(new HostChange.RemoveSwitch(s_host.Switches[0], null).CanApplyTo(s_host));
    }

    [Fact]
    public void Uplinks_are_changed_only_to_free_ones_and_only_from_what_they_are()
    {
        Assert.False(new HostChange.SetUplinks("Old", ["NIC1"], ["NIC2"]).CanApplyTo(s_host));
        Assert.False(new HostChange.SetUplinks("Old", ["NIC2"], ["NIC9"]).CanApplyTo(s_host));
        Assert.False(new HostChange.SetUplinks("Old", ["NIC2"], []).CanApplyTo(s_host));
        Assert.False(new HostChange.SetUplinks("Empty", [], ["NIC1"]).CanApplyTo(s_host));
    }

    [Fact]
    public void Only_a_switch_that_teams_its_uplinks_itself_takes_several_and_it_still_does_with_one()
    {
        HostState plain = s_host with { Switches = s_host.Switches.Replace(s => s.Name == "Old", s => s with { EmbeddedTeam = false }) };
        var two = new HostChange.SetUplinks("Old", ["NIC2"], ["NIC1", "NIC2"]);

        Assert.False(two.CanApplyTo(plain));
        Assert.True(two.CanApplyTo(s_host));
        Assert.True(new HostChange.SetUplinks("Old", ["NIC1", "NIC2"], ["NIC1"]).ApplyTo(two.ApplyTo(s_host)).FindSwitch("Old")!.IsEmbeddedTeam);
    }

    [Fact]
    public void A_host_adapter_is_the_same_where_its_MAC_address_is_not_known_and_another_where_it_differs()
    {
        HostAdapter known = s_host.HostAdapters[0] with { MacAddress = "00155D0A0107" };
        HostState read = s_host with { HostAdapters = [known] };

        Assert.True(new HostChange.RemoveHostAdapter(s_host.HostAdapters[0]).CanApplyTo(read));
        Assert.True(new HostChange.RemoveHostAdapter(known).CanApplyTo(s_host));
        Assert.False(new HostChange.RemoveHostAdapter(known with { MacAddress = "00155D0A0108" }).CanApplyTo(read));
        Assert.Equal(known, Assert.IsType<HostChange.AddHostAdapter>(new HostChange.RemoveHostAdapter(known).Inverse).Adapter);
    }

    [Fact]
    public void The_sharing_of_a_switch_follows_its_host_adapters()
    {
        HostState alone = new HostChange.RemoveHostAdapter(s_host.HostAdapters[0]).ApplyTo(s_host);
        HostState inside = new HostChange.AddHostAdapter(new HostAdapter { Name = "A", Switch = "Empty" }).ApplyTo(s_host);

        Assert.False(alone.FindSwitch("Old")!.AllowManagementOS);
        Assert.Equal(SwitchType.External, alone.FindSwitch("Old")!.Type);
        Assert.Equal(SwitchType.Internal, inside.FindSwitch("Empty")!.Type);
    }

    [Fact]
    public void A_host_adapter_is_removed_only_as_it_is_but_whatever_the_document_says_it_carries()
    {
        HostAdapter mgmt = s_host.HostAdapters[0];

        Assert.True(new HostChange.RemoveHostAdapter(mgmt with { Traffic = "Management" }).CanApplyTo(s_host));
        Assert.False(new HostChange.RemoveHostAdapter(mgmt with { Vlan = new PortVlan.Access(new VlanId(3)) }).CanApplyTo(s_host));
    }

    private static HostChange.CreateSwitch External(string uplink) =>
        new(new VirtualSwitch { Name = "New", Type = SwitchType.External, Uplinks = [uplink], AllowManagementOS = true }, "Management");

    private static IEnumerable<HostChange> EveryKind()
    {
        AdapterReference adapter = AdapterReference.To(s_vm, s_vm.Adapters[0]);
        yield return External("NIC1");
        yield return new HostChange.RemoveSwitch(s_host.Switches[1], null);
        yield return new HostChange.ConnectAdapter(adapter, "Old", "Empty");
        yield return new HostChange.ConnectAdapter(adapter, "Old", null);
        yield return new HostChange.SetAdapterVlan(adapter, PortVlan.None, new PortVlan.Access(new VlanId(2)));
        yield return new HostChange.SetAdapterVlan(AdapterReference.To(s_host.HostAdapters[0]), PortVlan.None, new PortVlan.Access(new VlanId(10)));
        foreach (AdapterReference reference in new[] { adapter, AdapterReference.To(s_host.HostAdapters[0]) })
        {
            yield return new HostChange.SetAdapterIsolation(reference, null, new IsolationSetting { Mode = IsolationMode.Vlan, DefaultId = 711 });
            yield return new HostChange.SetAdapterSecurity(reference, AdapterSecurity.Default, new AdapterSecurity { MacSpoofing = true });
            yield return new HostChange.SetAdapterBandwidth(reference, AdapterBandwidth.Default, new AdapterBandwidth { Weight = 10 });
            yield return new HostChange.SetAdapterOffload(reference, AdapterOffload.Default, new AdapterOffload { SriovWeight = 50 });
        }

        yield return new HostChange.RemoveHostAdapter(s_host.HostAdapters[0]);
        yield return new HostChange.AddHostAdapter(new HostAdapter { Name = "CSV", Switch = "Old", Vlan = new PortVlan.Access(new VlanId(3)) });
        yield return new HostChange.AddHostAdapter(new HostAdapter { Name = "Inside", Switch = "Empty" });
        yield return new HostChange.SetUplinks("Old", ["NIC2"], ["NIC1"]);
        yield return new HostChange.SetUplinks("Old", ["NIC2"], ["NIC1", "NIC2"]);
        yield return new HostChange.AddTeam(new NicTeam { Name = "VMs", Members = ["NIC1", "NIC5"], Standby = "NIC5" });
        yield return new HostChange.AddTeam(new NicTeam { Name = "VMs", Members = ["NIC1"], Mode = TeamingMode.Lacp, LacpTimer = LacpTimer.Slow, Interfaces = [new TeamNic { Name = "VMs - VLAN 7", Vlan = new VlanId(7) }] });
        yield return new HostChange.RemoveTeam(s_team);
        yield return new HostChange.SetTeam("mgmt", s_team.Settings, new TeamSettings(TeamingMode.Lacp, LoadBalancingAlgorithm.TransportPorts, LacpTimer.Fast));
        yield return new HostChange.SetTeamStandby("Mgmt", null, "NIC4");
        yield return new HostChange.AddQosPolicy(new QosPolicy { Name = "Cluster", Protocol = QosProtocol.Udp, DestinationPort = 3343, Weight = 40 });
        yield return new HostChange.RemoveQosPolicy(s_host.QosPolicies[0]);
        yield return new HostChange.SetQosWeight("smb", 30, 50);
        yield return new HostChange.SetQosWeight("SMB", 30, null);
        yield return new HostChange.AddTeamMember("Mgmt", "NIC5");
        yield return new HostChange.RemoveTeamMember("Mgmt", "NIC4");
        yield return new HostChange.AddTeamNic("Mgmt", new TeamNic { Name = "Mgmt - VLAN 20", Vlan = new VlanId(20), Traffic = "CSV" });
        yield return new HostChange.RemoveTeamNic("Mgmt", s_team.Interfaces[1]);
        yield return new HostChange.SetTeamNic("Mgmt", s_team.Interfaces[0], new TeamNic { Name = "Host", Vlan = new VlanId(5), Addresses = ["DHCP"] });
        yield return new HostChange.SetTeamNic("Mgmt", s_team.Interfaces[1], s_team.Interfaces[1] with { Vlan = new VlanId(11), Addresses = [] });
    }
}
