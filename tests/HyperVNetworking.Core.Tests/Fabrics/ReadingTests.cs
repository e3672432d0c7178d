using System.Linq;
using HyperVNetworking.Fabrics;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Fabrics;

/// <summary>What each dialect's commands become in the fabric.</summary>
public sealed class ReadingTests
{
    [Fact]
    public void A_configuration_of_nxos_is_read()
    {
        FabricImport import = Configurations.Read(Configurations.NxOs);
        PhysicalSwitch read = Assert.Single(import.Document.Fabric.Switches);
        Assert.Equal(("tor-a", 6), (read.Name, read.Ports.Count));
        Assert.Equal(
            new PhysicalPort { Name = "Ethernet1/1", Mode = PhysicalPortMode.Trunk, Native = new VlanId(10), Allowed = VlanSet.Of(2, 3, 4), Description = "Host1" },
            import.Port("tor-a/Ethernet1/1"));
        Assert.Equal((PhysicalPortMode.Access, new VlanId(3)), (import.Port("tor-a/Ethernet1/2").Mode, import.Port("tor-a/Ethernet1/2").Vlan));
        Assert.Equal((true, 0), (import.Port("tor-a/Ethernet1/3").Shutdown, import.Port("tor-a/Ethernet1/3").Allowed.Count));
        Assert.Equal(PhysicalPortMode.Routed, import.Port("tor-a/Ethernet1/4").Mode);
        Assert.Equal(new RoutedInterface { Vlan = new VlanId(2), Vrf = "blue", Acl = "SALES in" }, Assert.Single(read.RoutedInterfaces));
        Assert.Equal(
            ["port-channel10: tor-a/Ethernet1/1", "port-channel1: tor-a/Ethernet1/47 tor-a/Ethernet1/48"],
            import.Document.Fabric.Lags.Select(l => $"{l.Name}: {string.Join(' ', l.Ports)}"));
        Assert.DoesNotContain("Ethernet1/99", read.Ports.Select(p => p.Name));
    }

    [Fact]
    public void A_configuration_of_ios_is_read()
    {
        FabricImport import = Configurations.Read(Configurations.Ios);
        VlanSet allowed = VlanSet.All.Except(VlanSet.Of(100, 101, 102));
        Assert.Equal(
            new PhysicalPort { Name = "TenGigabitEthernet1/1/2", Mode = PhysicalPortMode.Trunk, Allowed = allowed, TagsNative = true },
            import.Port("access-1/TenGigabitEthernet1/1/2"));
        Assert.Equal(
            new PhysicalPort { Name = "GigabitEthernet1/0/1", Mode = PhysicalPortMode.Access, Vlan = new VlanId(20), VoiceVlan = new VlanId(30) },
            import.Port("access-1/GigabitEthernet1/0/1"));
        Assert.Equal(new PortVlan.Isolated(new VlanId(100), new VlanId(101)), import.Port("access-1/GigabitEthernet1/0/2").PrivateVlan);
        Assert.Equal(new PortVlan.Promiscuous(new VlanId(100), VlanSet.Of(101, 102)), import.Port("access-1/GigabitEthernet1/0/3").PrivateVlan);
        Assert.Equal(PhysicalPortMode.Undescribed, import.Port("access-1/GigabitEthernet1/0/4").Mode);
        Assert.True(import.Port("access-1/GigabitEthernet1/0/5").Shutdown);
        Assert.Equal(
            new RoutedInterface { Vlan = new VlanId(20), Acl = "101 in, 102 out" },
            Assert.Single(import.Document.Fabric.Switches[0].RoutedInterfaces));
        Finding unclear = Assert.Single(import.Findings, f => f.Code == FabricFindingCodes.PortModeUnclear);
        Assert.Contains("port GigabitEthernet1/0/4 it is not known", unclear.Message);
        Assert.Equal("Port-channel5", Assert.Single(import.Document.Fabric.Lags).Name);
    }

    [Fact]
    public void A_configuration_of_os10_is_read()
    {
        FabricImport import = Configurations.Read(Configurations.Os10);
        Assert.Equal(
            new PhysicalPort { Name = "ethernet1/1/1", Mode = PhysicalPortMode.Trunk, Vlan = new VlanId(99), Native = new VlanId(99), Allowed = VlanSet.Of(7, 8, 99) },
            import.Port("tor-1/ethernet1/1/1"));
        Assert.Equal((PhysicalPortMode.Access, new VlanId(7)), (import.Port("tor-1/ethernet1/1/3").Mode, import.Port("tor-1/ethernet1/1/3").Vlan));
        Assert.Equal(PhysicalPortMode.Routed, import.Port("tor-1/ethernet1/1/4").Mode);
        Assert.Equal((PhysicalPortMode.Trunk, VlanSet.All), (import.Port("tor-1/ethernet1/1/26").Mode, import.Port("tor-1/ethernet1/1/26").Allowed));
        Assert.Equal(new RoutedInterface { Vlan = new VlanId(7), Vrf = "blue" }, Assert.Single(import.Document.Fabric.Switches[0].RoutedInterfaces));
        Assert.Equal(["tor-1/ethernet1/1/1", "tor-1/ethernet1/1/2"], Assert.Single(import.Document.Fabric.Lags).Ports.Select(p => p.ToString()));
        Assert.Contains(import.Findings, f => f.Code == FabricFindingCodes.VlanNotOnSwitch && f.Message.Contains("names VLAN 8,", System.StringComparison.Ordinal));
        Assert.Contains(import.Findings, f => f.Code == FabricFindingCodes.SwitchPeerUnknown);
    }

    [Theory]
    [InlineData(Configurations.NxOs, 2, "monitor session 1", "source interface Ethernet1/1 both")]
    [InlineData(Configurations.Ios, 0)]
    [InlineData(Configurations.Os10, 0)]
    public void Every_line_is_understood_ignored_or_reported(string text, int reported, params string[] lines)
    {
        FabricImport import = Configurations.Read(text);
        string[] all = text.ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(all.Select((line, i) => (i + 1, line.Trim())).Where(l => l.Item2.Length > 0), import.Lines.Select(l => (l.Line, l.Text)));
        Assert.Equal(reported, import.Lines.Count(l => l.Outcome == LineOutcome.Reported));
        Assert.Equal(lines, import.Lines.Where(l => l.Outcome == LineOutcome.Reported).Select(l => l.Text));
        Assert.All(import.Lines, l => Assert.Equal(l.Outcome == LineOutcome.Understood, l.Reason.Length == 0));
    }

    [Theory]
    [InlineData(Configurations.NxOs, SwitchDialect.NxOs)]
    [InlineData(Configurations.Ios, SwitchDialect.Ios)]
    [InlineData(Configurations.Os10, SwitchDialect.Os10)]
    public void The_text_tells_its_dialect(string text, SwitchDialect dialect) => Assert.Equal(
        Configurations.Read(text, dialect).Document,
        Configurations.Read(text).Document);

    [Theory]
    [InlineData("")]
    [InlineData("hello world")]
    [InlineData("! device: leaf1 (vEOS, EOS-4.21.1.1F)\n!Command: show running-config\nhostname leaf1\ninterface Ethernet1/1\n")]
    [InlineData("set system host-name x\nset interfaces ge-0/0/0 unit 0")]
    public void A_text_of_no_known_dialect_is_an_error(string text)
    {
        FabricImport import = Configurations.Read(text);
        Assert.Equal(FabricErrorIds.SwitchDialectUnknown, Assert.Single(import.Errors).ErrorId);
        Assert.Empty(import.Document.Fabric.Switches);
    }

    [Fact]
    public void Two_configurations_of_one_switch_are_an_error() =>
        Assert.Equal(FabricErrorIds.SwitchReadTwice, Assert.Single(Configurations.Read([Configurations.Ios, Configurations.Ios]).Errors).ErrorId);

    [Fact]
    public void A_script_without_indentation_is_read_alike()
    {
        string flat = string.Join('\n', Configurations.Os10.Split('\n').Select(l => l.Trim()).Where(l => !l.StartsWith("virtual-address", System.StringComparison.Ordinal)));
        Assert.Equal(Configurations.Read(Configurations.Os10).Document, Configurations.Read(flat).Document);
    }

    [Fact]
    public void A_line_without_indentation_is_not_the_last_interface_s_where_another_command_came_between()
    {
        FabricImport import = Configurations.Read("hostname s\ninterface ethernet1/1/1\nno shutdown\nswitchport access vlan 7\n!\nmonitor session 1\nshutdown\n", SwitchDialect.Os10);
        Assert.False(import.Port("s/ethernet1/1/1").Shutdown);
        Assert.Equal(["monitor session 1", "shutdown"], import.Lines.Where(l => l.Outcome == LineOutcome.Reported).Select(l => l.Text));
    }

    [Theory]
    [InlineData("switchport access vlan 5000", PhysicalPortMode.Undescribed)]
    [InlineData("switchport trunk allowed vlan 1-x", PhysicalPortMode.Undescribed)]
    [InlineData("switchport mode dot1q-tunnel", PhysicalPortMode.Undescribed)]
    [InlineData("switchport mode fex-fabric", PhysicalPortMode.Undescribed)]
    [InlineData("switchport protected", PhysicalPortMode.Access)]
    [InlineData("dot1x pae authenticator", PhysicalPortMode.Access)]
    [InlineData("ip port access-group X in", PhysicalPortMode.Access)]
    [InlineData("frobnicate", PhysicalPortMode.Access)]
    public void What_is_not_in_the_model_is_told_with_file_and_line(string line, PhysicalPortMode mode)
    {
        FabricImport import = Configurations.Read($"hostname s\ninterface Ethernet1/1\n  {line}\n", SwitchDialect.NxOs);
        Assert.Equal(mode, import.Port("s/Ethernet1/1").Mode);
        Finding finding = Assert.Single(import.Findings, f => f.Code == FabricFindingCodes.LineNotUnderstood);
        Assert.StartsWith($"1.cfg(3): \"{line}\": ", finding.Message);
        Assert.Equal(mode == PhysicalPortMode.Undescribed, import.Findings.Any(f => f.Code == FabricFindingCodes.PortModeUnclear));
    }

    [Theory]
    [InlineData("interface range GigabitEthernet1/0/1 - 3 , GigabitEthernet1/0/7", SwitchDialect.Ios, 4)]
    [InlineData("interface Gi1/0/1", SwitchDialect.Ios, 1)]
    [InlineData("interface Eth1/1-4,e1/6", SwitchDialect.NxOs, 5)]
    [InlineData("interface range ethernet 1/1/1-1/1/18", SwitchDialect.Os10, 18)]
    [InlineData("interface ethernet1/1/1:1-1/1/1:4", SwitchDialect.Os10, 4)]
    [InlineData("interface Ethernet1/1-99999", SwitchDialect.NxOs, 0)]
    [InlineData("interface Ethernet1/4-1", SwitchDialect.NxOs, 0)]
    [InlineData("interface Ethernet1/1-2/4", SwitchDialect.NxOs, 0)]
    [InlineData("interface Frob1/1", SwitchDialect.NxOs, 0)]
    public void A_header_names_one_interface_or_a_range(string header, SwitchDialect dialect, int count)
    {
        FabricImport import = Configurations.Read($"hostname s\n{header}\n  shutdown", dialect);
        Assert.Equal(count, import.Document.Fabric.Switches[0].Ports.Count(p => p.Shutdown));
        Assert.Equal(count == 0 ? 2 : 0, import.Lines.Count(l => l.Outcome == LineOutcome.Reported));
    }

    [Fact]
    public void Vxlan_makes_vlan_numbers_the_switchs_own() => Assert.All(
        ["vlan 10\n  vn-segment 5010", "interface nve1\n  member vni 5010", "interface Ethernet1/1\n  switchport vlan mapping 10 20"],
        text => Assert.True(Configurations.Read("hostname s\n" + text, SwitchDialect.NxOs).Document.Fabric.Switches[0].MapsVlans));

    [Theory]
    [InlineData("system default switchport", "", PhysicalPortMode.Access)]
    [InlineData("no system default switchport", "", PhysicalPortMode.Routed)]
    [InlineData("interface Ethernet1/2\n  switchport", "", PhysicalPortMode.Routed)]
    [InlineData("interface Ethernet1/2\n  no switchport", "", PhysicalPortMode.Access)]
    [InlineData("", "", PhysicalPortMode.Access)]
    [InlineData("interface Ethernet1/2\n  switchport", "  switchport access vlan 2", PhysicalPortMode.Access)]
    public void A_silent_port_of_nxos_is_what_the_others_say_the_default_is(string other, string own, PhysicalPortMode mode) =>
        Assert.Equal(mode, Configurations.Read($"hostname s\n{other}\ninterface Ethernet1/1\n{own}\n", SwitchDialect.NxOs).Port("s/Ethernet1/1").Mode);
}
