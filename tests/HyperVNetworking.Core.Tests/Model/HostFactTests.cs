using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Model;

public sealed class HostFactTests
{
    [Theory]
    [InlineData("192.0.2.10/24", "192.0.2.1", true)]
    [InlineData("192.0.2.10/24", "192.0.3.1", false)]
    [InlineData("192.0.2.10/25", "192.0.2.200", false)]
    [InlineData("2001:db8::10/64", "2001:db8::1", true)]
    [InlineData("2001:db8::10/64", "192.0.2.1", false)]
    [InlineData("192.0.2.10/0", "192.0.2.1", false)]
    [InlineData("192.0.2.10/33", "192.0.2.10", false)]
    [InlineData("192.0.2.10", "192.0.2.10", false)]
    [InlineData("DHCP", "192.0.2.10", false)]
    [InlineData("2001:db8::10/64", "2001:db8:0:0:1::1", true)]
    [InlineData("2001:db8::10/64", "2001:db8:0:1::1", false)]
    [InlineData("fe80::1%5/64", "fe80::2", true)]
    [InlineData("::/1", "::1", true)]
    [InlineData("2001::db8::1/8", "2001::db8::1", false)]
    [InlineData("1:2:3/8", "1:2:3", false)]
    [InlineData("1:2:3:4:5:6:7:8:9/8", "1:2:3:4:5:6:7:8:9", false)]
    [InlineData("12345::/8", "12345::", false)]
    [InlineData("1.2.3/8", "1.2.3", false)]
    [InlineData("256.1.1.1/8", "256.1.1.1", false)]
    [InlineData("192.0.2.10/24", null, false)]
    public void An_address_is_in_a_subnet_or_not(string prefix, string? address, bool isIn) => Assert.Equal(isIn, IPPrefix.Contains(prefix, address));

    [Theory]
    [InlineData(6, "FibreChannel", true)]
    [InlineData(9, "iSCSI", true)]
    [InlineData(10, "SAS", false)]
    [InlineData(0, null, false)]
    [InlineData(99, null, false)]
    public void Buses_have_names_and_two_of_them_are_of_a_SAN(int number, string? name, bool isSan)
    {
        Assert.Equal(name, DiskBus.Name(number));
        Assert.Equal(name is null ? 0 : number, DiskBus.Number(name));
        Assert.Equal(isSan, DiskBus.IsSan(name));
    }

    [Fact]
    public void A_bus_is_known_as_people_spell_it()
    {
        Assert.Equal(6, DiskBus.Number("fibre channel"));
        Assert.True(DiskBus.IsSan("Fibre Channel"));
        Assert.Equal(0, DiskBus.Number("parcel"));
    }

    [Fact]
    public void What_a_host_did_not_tell_is_known_by_the_fact_and_not_by_words_that_begin_alike()
    {
        var host = new HostState { Name = "HV01", Unread = ["disks of VMs: the provider failed."] };

        Assert.True(host.IsUnread(HostFact.VmDisks));
        Assert.False(host.IsUnread(HostFact.Disks));
    }
}
