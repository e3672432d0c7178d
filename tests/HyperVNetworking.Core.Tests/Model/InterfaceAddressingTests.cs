using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Model;

public sealed class InterfaceAddressingTests
{
    [Fact]
    public void An_interface_with_an_address_or_a_route_is_in_use_and_one_with_DNS_servers_only_is_not()
    {
        Assert.False(InterfaceAddressing.None.IsInUse);
        Assert.False(new InterfaceAddressing { DnsServers = ["192.0.2.53"], RegistersInDns = true }.IsInUse);
        Assert.True(new InterfaceAddressing { Addresses = [TeamNic.Dhcp] }.IsInUse);
        Assert.True(new InterfaceAddressing { Routes = [new HostRoute("10.0.0.0/8", "192.0.2.1")] }.IsInUse);
    }

    [Fact]
    public void Says_whether_a_server_gives_the_address()
    {
        Assert.True(new InterfaceAddressing { Addresses = ["dhcp"] }.Dhcp);
        Assert.False(new InterfaceAddressing { Addresses = ["192.0.2.10/24"] }.Dhcp);
    }

    [Theory]
    [InlineData("0.0.0.0/0", true)]
    [InlineData("::/0", true)]
    [InlineData("10.0.0.0/8", false)]
    public void Knows_a_default_route(string destination, bool isDefault) => Assert.Equal(isDefault, new HostRoute(destination, "192.0.2.1").IsDefault);

    [Fact]
    public void Is_described_in_one_line() =>
        Assert.Equal(
            "192.0.2.10/24, 0.0.0.0/0 by 192.0.2.1 metric 256, 10.0.0.0/8 by 192.0.2.2 until restart, DNS 192.0.2.53",
            new InterfaceAddressing
            {
                Addresses = ["192.0.2.10/24"],
                Routes = [new HostRoute("0.0.0.0/0", "192.0.2.1") { Metric = 256 }, new HostRoute("10.0.0.0/8", "192.0.2.2") { Persistent = false }],
                DnsServers = ["192.0.2.53"],
            }.ToString());

    [Fact]
    public void The_addresses_of_a_team_NIC_are_those_of_its_addressing()
    {
        var teamNic = new TeamNic { Name = "Mgmt", Addressing = new InterfaceAddressing { DnsServers = ["192.0.2.53"] }, Addresses = ["192.0.2.10/24"] };

        Assert.Equal(["192.0.2.10/24"], teamNic.Addressing.Addresses);
        Assert.Equal(["192.0.2.53"], teamNic.Addressing.DnsServers);
    }
}
