using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Cim.StandardCim;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Cim.Tests.Records;

namespace HyperVNetworking.Cim.Tests.StandardCim;

public sealed class StandardCimTests
{
    private static readonly AddressReader s_noAddress = new([], new HostFactRecords());

    [Fact]
    public void Addresses_that_an_admin_set_are_read_and_of_a_server_only_that_it_gives_one()
    {
        var addresses = new AddressReader(
        [
            Make("MSFT_NetIPAddress", ("InterfaceAlias", "Mgmt"), ("IPAddress", "192.0.2.7"), ("PrefixLength", (byte)24), ("PrefixOrigin", (ushort)1)),
            Make("MSFT_NetIPAddress", ("InterfaceAlias", "Mgmt"), ("IPAddress", "fe80::1%5"), ("PrefixLength", (byte)64), ("PrefixOrigin", (ushort)2)),
            Make("MSFT_NetIPAddress", ("InterfaceAlias", "CSV"), ("IPAddress", "198.51.100.9"), ("PrefixLength", (byte)24), ("PrefixOrigin", (ushort)3)),
            Make("MSFT_NetIPAddress", ("InterfaceAlias", "CSV"), ("IPAddress", "2001:db8::77"), ("PrefixLength", (byte)64), ("PrefixOrigin", (ushort)4)),
        ],
        new HostFactRecords());

        Assert.Equal(["192.0.2.7/24"], addresses.InUse("mgmt")!.Addresses);
        Assert.Equal(["DHCP"], addresses.InUse("CSV")!.Addresses);
        Assert.Null(addresses.InUse("Other"));
    }

    [Fact]
    public void A_team_is_read_with_members_standby_and_team_NICs()
    {
        var problems = new List<string>();

        NicTeam team = Assert.Single(TeamReader.Read(
            [Team("MgmtTeam", mode: 1, algorithm: 5)],
            [
                Member("MgmtTeam", "NIC1", standby: 0),
                Member("MgmtTeam", "NIC2", standby: 1),
                TeamNic("MgmtTeam", "MgmtTeam - VLAN 10", 10, isDefault: false),
                TeamNic("MgmtTeam", "MgmtTeam", null, isDefault: true),
                Member("Other", "NIC3", standby: 0),
            ],
            s_noAddress,
            problems));

        Assert.Empty(problems);
        Assert.Equal(["NIC1", "NIC2"], team.Members);
        Assert.Equal("NIC2", team.Standby);
        Assert.Equal((TeamingMode.SwitchIndependent, LoadBalancingAlgorithm.Dynamic), (team.Mode, team.LoadBalancing));
        Assert.Equal([new TeamNic { Name = "MgmtTeam" }, new TeamNic { Name = "MgmtTeam - VLAN 10", Vlan = new VlanId(10) }], team.Interfaces);
    }

    [Theory]
    [InlineData(1u, 1u, "LoadBalancingAlgorithm 1")]
    [InlineData(9u, 5u, "TeamingMode 9")]
    public void A_team_value_that_nobody_knows_is_a_problem(uint mode, uint algorithm, string expected)
    {
        var problems = new List<string>();

        Assert.Single(TeamReader.Read([Team("T", mode, algorithm)], [], s_noAddress, problems));

        Assert.Equal($"NIC team T has {expected}, which is no known value", Assert.Single(problems));
    }

    [Fact]
    public void A_team_NIC_of_VLAN_0_is_not_taken_for_one_in_default_mode()
    {
        var problems = new List<string>();

        Assert.Single(TeamReader.Read([Team("T", 1, 5)], [TeamNic("T", "T - VLAN 0", 0, isDefault: false)], s_noAddress, problems));

        Assert.Contains("team NIC T - VLAN 0", Assert.Single(problems), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fe80::1%5", null)]
    [InlineData("169.254.7.7", null)]
    [InlineData("192.0.2.7", "Management")]
    [InlineData("2001:db8::7", "Management")]
    public void A_NIC_is_in_use_by_the_host_if_somebody_gave_it_an_address(string address, string? use)
    {
        var reader = new NicReader([NetAdapter("NIC1", Adapter1)]);

        PhysicalNic nic = Assert.Single(Read(reader, new AddressReader([Make("MSFT_NetIPAddress", ("InterfaceAlias", "nic1"), ("IPAddress", address))], new HostFactRecords())));

        Assert.Equal(use, nic.Use);
    }

    [Fact]
    public void Team_NICs_and_vEthernet_are_no_physical_adapters_but_have_names()
    {
        var reader = new NicReader([NetAdapter("Team1", "{AAAA}", isVirtual: true), NetAdapter("NIC1", Adapter1)]);

        Assert.Equal(["NIC1"], Read(reader, s_noAddress).Select(n => n.Name));
        Assert.Equal("Team1", reader.NameOf("Microsoft:{aaaa}"));
        Assert.Null(reader.NameOf("Microsoft:{BBBB}"));
    }

    [Theory]
    [InlineData("9600", 3u, "WindowsServer2012R2")]
    [InlineData("17763", 2u, "WindowsServer2019")]
    [InlineData("20348", 3u, "WindowsServer2022")]
    [InlineData("26100", 3u, "WindowsServer2025")]
    [InlineData("22631", 1u, "Windows11")]
    [InlineData("7601", 3u, null)]
    [InlineData("soon", 3u, null)]
    public void The_Windows_version_follows_from_the_build(string build, uint product, string? expected) =>
        Assert.Equal(expected, WindowsVersion.Name([Make("Win32_OperatingSystem", ("BuildNumber", build), ("ProductType", product))]));

    private static IEnumerable<PhysicalNic> Read(NicReader reader, AddressReader addresses) =>
        reader.Read(addresses, new NicHardwareReader(new HostFactRecords()), new NicSessionReader(new HostRecords()));

    private static CimRecord Team(string name, uint mode, uint algorithm) =>
        Make("MSFT_NetLbfoTeam", ("Name", name), ("TeamingMode", mode), ("LoadBalancingAlgorithm", algorithm));

    private static CimRecord Member(string team, string name, uint standby) =>
        Make("MSFT_NetLbfoTeamMember", ("Team", team), ("Name", name), ("AdministrativeMode", standby));

    private static CimRecord TeamNic(string team, string name, uint? vlan, bool isDefault) =>
        Make("MSFT_NetLbfoTeamNic", ("Team", team), ("Name", name), ("VlanID", vlan), ("Default", isDefault), ("Primary", isDefault));
}
