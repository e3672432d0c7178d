using System.Linq;
using HyperVNetworking.Cim.StandardCim;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Cim.Tests.Records;

namespace HyperVNetworking.Cim.Tests.StandardCim;

public sealed class HostFactReaderTests
{
    [Fact]
    public void Of_the_routes_only_those_that_an_admin_set_are_read_each_once()
    {
        var addresses = new AddressReader(
            [Address("Mgmt", "192.0.2.7", origin: 1)],
            new HostFactRecords
            {
                Routes =
                [
                    Route("Mgmt", "0.0.0.0/0", "192.0.2.1", protocol: 3, store: 1),
                    Route("Mgmt", "0.0.0.0/0", "192.0.2.1", protocol: 3, store: 0),
                    Route("Mgmt", "192.0.2.0/24", "0.0.0.0", protocol: 2, store: 1),
                    Route("Mgmt", "10.0.0.0/8", "192.0.2.2", protocol: 3, store: 1),
                    Route("Other", "10.0.0.0/8", "192.0.2.2", protocol: 3, store: 1),
                ],
            });

        Assert.Equal(
            [new HostRoute("0.0.0.0/0", "192.0.2.1") { Metric = 5, Persistent = true }, new HostRoute("10.0.0.0/8", "192.0.2.2") { Metric = 5 }],
            addresses.InUse("MGMT")!.Routes);
    }

    [Fact]
    public void Gateway_and_DNS_servers_of_an_interface_that_a_server_serves_are_that_servers_and_its_other_routes_are_an_admins()
    {
        InterfaceAddressing read = new AddressReader(
            [Address("Mgmt", "192.0.2.7", origin: 3)],
            new HostFactRecords
            {
                Routes = [Route("Mgmt", "0.0.0.0/0", "192.0.2.1", protocol: 3, store: 1), Route("Mgmt", "10.0.0.0/8", "192.0.2.2", protocol: 3, store: 1)],
                DnsServers = [Make("MSFT_DNSClientServerAddress", ("InterfaceAlias", "Mgmt"), ("ServerAddresses", new[] { "192.0.2.53" }))],
            }).InUse("Mgmt")!;

        Assert.True(read.Dhcp);
        Assert.Equal(["10.0.0.0/8"], read.Routes.Select(r => r.Destination));
        Assert.Empty(read.DnsServers);
    }

    [Fact]
    public void The_DNS_servers_that_Windows_shows_where_nobody_set_one_are_none()
    {
        InterfaceAddressing read = new AddressReader(
            [Address("Mgmt", "192.0.2.7", origin: 1)],
            new HostFactRecords
            {
                DnsServers =
                [
                    Make("MSFT_DNSClientServerAddress", ("InterfaceAlias", "Mgmt"), ("AddressFamily", (ushort)23), ("ServerAddresses", new[] { "fec0:0:0:ffff::1", "fec0:0:0:ffff::2" })),
                    Make("MSFT_DNSClientServerAddress", ("InterfaceAlias", "Mgmt"), ("AddressFamily", (ushort)2), ("ServerAddresses", new[] { "192.0.2.53" })),
                ],
            }).InUse("Mgmt")!;

        Assert.Equal(["192.0.2.53"], read.DnsServers);
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.50", true)]
    [InlineData("198.51.100.7", "192.0.2.50", false)]
    [InlineData("0.0.0.0", "192.0.2.50", true)]
    [InlineData("0.0.0.0", "192.0.3.50", false)]
    [InlineData(null, "192.0.2.50", true)]
    [InlineData("0.0.0.0", "2001:db8::1", false)]
    [InlineData("0.0.0.0", "san.example", false)]
    public void An_iSCSI_connection_runs_over_the_interface_that_has_its_address_or_else_whose_subnet_the_target_is_in(string? initiator, string target, bool here)
    {
        var reader = new NicSessionReader(new HostRecords
        {
            IPAddresses = [Make("MSFT_NetIPAddress", ("InterfaceAlias", "NIC1"), ("IPAddress", "192.0.2.7"), ("PrefixLength", (byte)24))],
            Facts = new HostFactRecords { IscsiConnections = [Make("MSFT_iSCSIConnection", ("InitiatorAddress", initiator), ("TargetAddress", target))] },
        });

        Assert.Equal(here ? [$"iSCSI connection to {target}"] : [], reader.Of("nic1"));
    }

    [Fact]
    public void An_SMB_connection_runs_over_its_client_interface_unless_it_failed()
    {
        var reader = new NicSessionReader(new HostRecords
        {
            NetAdapters = [Make("MSFT_NetAdapter", ("Name", "NIC1"), ("InterfaceIndex", 4u)), Make("MSFT_NetAdapter", ("Name", "NIC2"), ("InterfaceIndex", 5u))],
            Facts = new HostFactRecords
            {
                SmbConnections =
                [
                    Make("MSFT_SmbMultichannelConnection", ("ServerName", "FS1"), ("ClientInterfaceIndex", 4u), ("Failed", false)),
                    Make("MSFT_SmbMultichannelConnection", ("ServerName", "FS1"), ("ClientInterfaceIndex", 4u), ("Failed", false)),
                    Make("MSFT_SmbMultichannelConnection", ("ServerName", "FS2"), ("ClientInterfaceIndex", 5u), ("Failed", true)),
                ],
            },
        });

        Assert.Equal(["SMB connection to FS1"], reader.Of("NIC1"));
        Assert.Empty(reader.Of("NIC2"));
    }

    [Theory]
    [InlineData(1u, 1u, true)]
    [InlineData(2u, 1u, false)]
    [InlineData(0u, 2u, false)]
    [InlineData(0u, 4u, null)]
    [InlineData(1u, 2u, false)]
    public void A_link_is_up_if_its_cable_is_in_and_the_adapter_works(uint media, uint status, bool? up)
    {
        CimRecord adapter = Make("MSFT_NetAdapter", ("Name", "NIC1"), ("HardwareInterface", true), ("MediaConnectState", media), ("InterfaceOperationalStatus", status), ("TransmitLinkSpeed", ulong.MaxValue));

        PhysicalNic nic = Assert.Single(new NicReader([adapter]).Read(new AddressReader([], new HostFactRecords()), new NicHardwareReader(new HostFactRecords()), new NicSessionReader(new HostRecords())));

        Assert.Equal(up, nic.Up);
        Assert.Null(nic.BitsPerSecond);
    }

    [Fact]
    public void No_NUMA_node_in_particular_is_none() =>
        Assert.Null(new NicHardwareReader(new HostFactRecords { Rss = [Make("MSFT_NetAdapterRssSettingData", ("Name", "NIC1"), ("Enabled", true), ("NumaNode", ushort.MaxValue))] }).Rss("NIC1")!.NumaNode);

    [Fact]
    public void Templates_are_no_disks_of_VMs_and_a_drive_that_nobody_lists_has_no_number()
    {
        var reader = new VmDiskReader(new HostFactRecords
        {
            VmMedia = [Template("Msvm_StorageAllocationSettingData", ("HostResource", new[] { "never" })), Make("Msvm_StorageAllocationSettingData", ("InstanceID", $@"Microsoft:{Vm1}\C\0\0\L"), ("HostResource", new[] { @"E:\VM1.vhdx" }))],
            PassedThrough = [Make("Msvm_ResourceAllocationSettingData", ("InstanceID", $@"Microsoft:{Vm1}\C\0\1\D"), ("HostResource", new[] { @"\\HV01\root\virtualization\v2:Msvm_DiskDrive.DeviceID=""Microsoft:X\\7""" }))],
        });

        Assert.Equal([new VmDisk { Kind = VmDiskKind.Vhd, Path = @"E:\VM1.vhdx" }, new VmDisk { Kind = VmDiskKind.PassThrough }], reader.Of(Vm1.ToLowerInvariant()));
    }

    private static CimRecord Address(string alias, string address, ushort origin) =>
        Make("MSFT_NetIPAddress", ("InterfaceAlias", alias), ("IPAddress", address), ("PrefixLength", (byte)24), ("PrefixOrigin", origin));

    private static CimRecord Route(string alias, string destination, string nextHop, ushort protocol, byte store) =>
        Make("MSFT_NetRoute", ("InterfaceAlias", alias), ("DestinationPrefix", destination), ("NextHop", nextHop), ("Protocol", protocol), ("Store", store), ("RouteMetric", (ushort)5));
}
