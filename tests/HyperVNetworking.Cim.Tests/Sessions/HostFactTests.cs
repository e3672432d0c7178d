using System;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Tests.Sessions;

public sealed class HostFactTests
{
    private static readonly InterfaceAddressing s_management = new()
    {
        Addresses = ["192.0.2.10/24", "2001:db8::10/64"],
        Routes = [new HostRoute("0.0.0.0/0", "192.0.2.1") { Metric = 10, Persistent = true }, new HostRoute("10.0.0.0/8", "192.0.2.2") { Metric = 256 }],
        DnsServers = ["192.0.2.53", "192.0.2.54", "2001:db8::53"],
        RegistersInDns = true,
    };

    private static readonly HostState s_host = LabHosts.Many(0) with
    {
        PhysicalNics =
        [
            new PhysicalNic
            {
                Name = "NIC1",
                Up = true,
                BitsPerSecond = 10_000_000_000,
                Rss = new NicQueues { Enabled = true, BaseProcessor = 2, MaxProcessor = 14, MaxProcessors = 7, ProcessorGroup = 0, NumaNode = 1, Queues = 8 },
                Vmq = new NicQueues { Enabled = false, BaseProcessor = 16, MaxProcessor = 30, MaxProcessors = 8, ProcessorGroup = 1, NumaNode = 0, Queues = 31 },
                SrIov = new NicSrIov { Supported = true, Enabled = true, VirtualFunctions = 63 },
                Rdma = true,
            },
            new PhysicalNic { Name = "NIC \"2\" ü", Up = false, BitsPerSecond = 1_000_000_000, SrIov = new NicSrIov { Supported = false, Enabled = false }, Rdma = false, Rss = new NicQueues { Enabled = false } },
            new PhysicalNic
            {
                Name = LabHosts.Hostile,
                Up = true,
                BitsPerSecond = 25_000_000_000,
                Use = "Management",
                Addressing = s_management,
                Sessions = [NicSession.ToIscsi("192.0.2.50"), NicSession.ToSmb("FS1")],
            },
        ],
        HostBusAdapters = [new HostBusAdapter { Name = @"PCI\VEN_1077&DEV_2532\4&1", Kind = HbaKind.FibreChannel, WorldWideName = "50060B0000C26202" }, new HostBusAdapter { Name = @"ROOT\ISCSIPRT\0000_0", Kind = HbaKind.Iscsi }],
        Disks = [new HostDisk { Number = 0, Bus = "SAS", Bytes = 300_000_000_000, Offline = false }, new HostDisk { Number = 2, Bus = "FibreChannel", Bytes = 2_000_000_000_000, Offline = false }, new HostDisk { Number = 5, Bus = "iSCSI", Bytes = 1024, Offline = true }],
        Volumes = [new Volume { Path = @"C:\ClusterStorage\Volume1", Disk = 2, Bus = "FibreChannel" }, new Volume { Path = "D:", Disk = 0, Bus = "SAS" }],
        Vms =
        [
            new VirtualMachine { Name = "VM1", Disks = [new VmDisk { Kind = VmDiskKind.Vhd, Path = @"C:\ClusterStorage\Volume1\it's %1.vhdx" }, new VmDisk { Kind = VmDiskKind.PassThrough, Disk = 5 }] },
            new VirtualMachine { Name = "VM2" },
        ],
    };

    [Fact]
    public async Task What_NICs_do_how_the_host_speaks_over_them_and_its_storage_are_read_back()
    {
        using HyperVHostSession session = LabHosts.Session(LabHosts.Lab(s_host));

        HostState read = await session.ReadAsync();

        Assert.True(read.Complete, read.Error);
        Assert.Empty(read.Unread);
        Assert.Equal(s_host.PhysicalNics, read.PhysicalNics);
        Assert.Equal(s_host.HostBusAdapters, read.HostBusAdapters);
        Assert.Equal(s_host.Disks, read.Disks);
        Assert.Equal(s_host.Volumes, read.Volumes);
        Assert.Equal(s_host.Vms.Select(v => v.Disks), read.Vms.Select(v => v.Disks));
    }

    [Fact]
    public async Task Addresses_with_routes_and_DNS_of_team_NICs_and_host_adapters_are_read_back_and_those_of_members_rest()
    {
        HostState host = s_host with
        {
            PhysicalNics = [new PhysicalNic { Name = "NIC1", Use = "Management", Addressing = s_management }, new PhysicalNic { Name = "NIC2" }, new PhysicalNic { Name = "NIC3" }],
            Teams = [new NicTeam { Name = "Team1", Members = ["NIC1", "NIC2"], Interfaces = [new TeamNic { Name = "Team1", Addressing = s_management with { RegistersInDns = false } }] }],
            Switches = [new VirtualSwitch { Name = "LAN", Type = SwitchType.External, Uplinks = ["NIC3"], AllowManagementOS = true }],
            HostAdapters = [new HostAdapter { Name = "Mgmt", Switch = "LAN", Addressing = new InterfaceAddressing { Addresses = ["198.51.100.7/24"], DnsServers = ["198.51.100.53"], RegistersInDns = true } }],
        };
        using HyperVHostSession session = LabHosts.Session(LabHosts.Lab(host));

        HostState read = await session.ReadAsync();

        Assert.Equal(host.Teams[0].Interfaces[0].Addressing, read.Teams[0].Interfaces[0].Addressing);
        Assert.Equal(host.HostAdapters[0].Addressing, read.HostAdapters[0].Addressing);
        Assert.All(read.PhysicalNics, n => Assert.Null(n.Addressing));
    }

    [Fact]
    public async Task A_switch_that_takes_the_NIC_of_the_host_takes_its_addresses_routes_and_DNS_over()
    {
        using HyperVHostSession session = LabHosts.Session(LabHosts.Lab(s_host with { Switches = [], PhysicalNics = [new PhysicalNic { Name = "NIC1", Use = "Management", Addressing = s_management }] }));

        await session.ApplyAsync(new HostChange.CreateSwitch(new VirtualSwitch { Name = "LAN", Type = SwitchType.External, Uplinks = ["NIC1"], AllowManagementOS = true }, Traffic: null));
        HostState read = await session.ReadAsync();

        Assert.Null(read.PhysicalNics[0].Addressing);
        Assert.Equal(s_management, read.HostAdapters[0].Addressing);
    }

    [Theory]
    [InlineData("MSFT_NetAdapterRssSettingData", HostFact.Rss)]
    [InlineData("MSFT_NetAdapterVmqSettingData", HostFact.Vmq)]
    [InlineData("MSFT_NetAdapterSriovSettingData", HostFact.SrIov)]
    [InlineData("MSFT_NetAdapterRdmaSettingData", HostFact.Rdma)]
    [InlineData("MSFT_NetRoute", HostFact.Routes)]
    [InlineData("MSFT_DNSClientServerAddress", HostFact.DnsServers)]
    [InlineData("MSFT_Disk", HostFact.Disks)]
    [InlineData("MSFT_Partition", HostFact.Volumes)]
    [InlineData("MSFT_InitiatorPort", HostFact.HostBusAdapters)]
    [InlineData("MSFT_iSCSIConnection", HostFact.IscsiConnections)]
    [InlineData("MSFT_SmbMultichannelConnection", HostFact.SmbConnections)]
    [InlineData("Msvm_DiskDrive", HostFact.VmDisks)]
    public async Task A_host_that_lacks_a_class_or_whose_provider_fails_tells_everything_else_and_that_it_lacks_this(string className, string fact)
    {
        foreach (HostFaultKind kind in new[] { HostFaultKind.NotFound, HostFaultKind.NotSupported, HostFaultKind.Failed })
        {
            using var session = new HyperVHostSession(
                new RecordingClient(LabHosts.Lab(s_host).Connect("HV01")) { Refuse = call => call.Contains(className, StringComparison.Ordinal) ? new HostFaultException("HV01", kind, $"HV01: no {className} here.") : null },
                SystemClock.Instance);

            HostState read = await session.ReadAsync();

            Assert.True(read.Complete, read.Error);
            Assert.StartsWith($"{fact}: ", Assert.Single(read.Unread), StringComparison.Ordinal);
            Assert.Equal([fact], AllFacts().Where(read.IsUnread));
            Assert.Equal(3, read.PhysicalNics.Count);
            Assert.Equal(2, read.Vms.Count);
        }
    }

    [Fact]
    public async Task A_host_that_goes_away_while_it_is_asked_is_not_read()
    {
        using var session = new HyperVHostSession(
            new RecordingClient(LabHosts.Lab(s_host).Connect("HV01")) { Refuse = call => call.Contains("MSFT_Disk", StringComparison.Ordinal) ? new HostFaultException("HV01", HostFaultKind.Unreachable, "gone.") : null },
            SystemClock.Instance);

        await Assert.ThrowsAsync<HostFaultException>(session.ReadAsync);
    }

    private static string[] AllFacts() => [.. typeof(HostFact).GetFields().Select(f => (string)f.GetRawConstantValue()!)];
}
