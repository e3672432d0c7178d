using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Tests.Sessions;

public sealed class ReadingTests
{
    // 12 for networking (design 9), 7 for what NICs do in hardware and how the host speaks over them, 8 for storage, 1 for who manages it, 1 for migrations, 1 for a cluster.
    private const int MostRoundTrips = 12 + 7 + 8 + 1 + 1 + 1;

    [Fact]
    public async Task The_two_hosts_of_the_sample_are_read_as_the_document_describes_them()
    {
        NetworkDocument document = LabHosts.TwoHosts();
        NetworkLab lab = NetworkLab.Create(document, null);

        foreach (HostState expected in document.Hosts)
        {
            using var session = new HyperVHostSession(lab.Connect(expected.Name), SystemClock.Instance);
            HostState read = await session.ReadAsync();

            Assert.True(read.Complete, read.Error);
            Assert.NotNull(read.ReadAt);
            Assert.Equal(LabHosts.Told(expected), LabHosts.Told(read));
        }
    }

    [Fact]
    public async Task Everything_that_CIM_can_tell_is_read_back()
    {
        using HyperVHostSession session = LabHosts.Session(LabHosts.Lab(LabHosts.Rich));

        HostState read = await session.ReadAsync();

        Assert.True(read.Complete, read.Error);
        Assert.Equal(LabHosts.Told(LabHosts.Rich), LabHosts.Told(read));
        Assert.All(read.Vms.SelectMany(v => v.Adapters), a => Assert.True(Guid.TryParse(a.Id, out _)));
    }

    [Fact]
    public async Task Every_setting_of_adapters_and_switches_and_what_is_not_live_is_read_back()
    {
        var security = new AdapterSecurity { MacSpoofing = true, RouterGuard = true, Mirroring = PortMirroring.Destination };
        var adapter = new VmAdapter { Switch = "SET", Security = security, Bandwidth = new AdapterBandwidth { MinimumBitsPerSecond = 20_000_000 }, Offload = new AdapterOffload { VmqWeight = 0 } };
        HostState host = LabHosts.Many(0) with
        {
            PhysicalNics = [new PhysicalNic { Name = "NIC1" }, new PhysicalNic { Name = "NIC2" }],
            Switches = [new VirtualSwitch { Name = "SET", Type = SwitchType.External, Uplinks = ["NIC1", "NIC2"], AllowManagementOS = true, BandwidthMode = SwitchBandwidthMode.Absolute, SriovEnabled = true, LoadBalancing = SetLoadBalancing.HyperVPort, Notes = "by hand" }],
            HostAdapters = [new HostAdapter { Name = "Mgmt", Switch = "SET", Security = security with { MacSpoofing = false }, Offload = new AdapterOffload { VmqWeight = 7 } }],
            Vms = [new VirtualMachine { Name = "VM1", Generation = 1, Adapters = [adapter, new VmAdapter { Name = "Never", Security = security }] }],
            Dormant = [new DormantMachine { VmName = "VM1", Kind = DormantKind.Checkpoint, Name = "before", Adapters = [adapter with { Vlan = LabHosts.Access(99) }] }],
        };
        using HyperVHostSession session = LabHosts.Session(LabHosts.Lab(host));

        HostState read = await session.ReadAsync();

        Assert.True(read.Complete, read.Error);
        Assert.Equal(1, read.Vms[0].Generation);
        DormantMachine dormant = Assert.Single(read.Dormant);
        Assert.Equal(read.Vms[0].Id, dormant.VmId);
        Assert.Equal(host.Dormant[0], dormant with { VmId = null, Adapters = [dormant.Adapters[0] with { Id = null, MacAddress = null }] });
        Assert.Equal(LabHosts.Told(host) with { OS = read.OS, Dormant = [] }, LabHosts.Told(read) with { Dormant = [] });
    }

    [Theory]
    [InlineData("WindowsServer2019", false)]
    [InlineData("WindowsServer2025", true)]
    public async Task Port_ACLs_team_mappings_and_the_VLAN_of_a_NIC_are_read(string os, bool knowsFailover)
    {
        ValueList<PortAcl> acls =
        [
            new PortAcl { Action = PortAclAction.Meter, Direction = PortAclDirection.Outbound, Remote = "*.*/32" },
            new PortAcl { Action = PortAclAction.Deny, Direction = PortAclDirection.Inbound, Local = "2001:db8::/32" },
            new PortAcl { Kind = PortAclKind.Extended, Action = PortAclAction.Allow, Direction = PortAclDirection.Inbound, Remote = "10.0.0.0/8", LocalPort = "443", Protocol = "6", Weight = 10, Stateful = true },
        ];
        HostState host = LabHosts.Many(0) with
        {
            OS = os,
            PhysicalNics = [new PhysicalNic { Name = "NIC 'one'" }, new PhysicalNic { Name = "NIC2" }, new PhysicalNic { Name = "NIC3", Vlan = new VlanId(5) }],
            Switches = [new VirtualSwitch { Name = "SET", Type = SwitchType.External, Uplinks = ["NIC 'one'", "NIC2"], AllowManagementOS = true }],
            HostAdapters = [new HostAdapter { Name = "Mgmt", Switch = "SET", Acls = acls, TeamMapping = new TeamMapping("NIC2") }],
            Vms = [new VirtualMachine { Name = "VM1", Adapters = [new VmAdapter { Switch = "SET", Acls = acls, TeamMapping = new TeamMapping("NIC 'one'") { DisableOnFailover = true } }] }],
        };
        using HyperVHostSession session = LabHosts.Session(LabHosts.Lab(host));

        HostState read = await session.ReadAsync();

        Assert.True(read.Complete, read.Error);
        Assert.Equal((acls, new TeamMapping("NIC2")), (read.HostAdapters[0].Acls, read.HostAdapters[0].TeamMapping));
        Assert.Equal((acls, new TeamMapping("NIC 'one'") { DisableOnFailover = knowsFailover }), (read.Vms[0].Adapters[0].Acls, read.Vms[0].Adapters[0].TeamMapping));
        Assert.Equal([null, null, new VlanId(5)], read.PhysicalNics.Select(n => n.Vlan));
    }

    [Fact]
    public async Task What_moves_frames_besides_VLANs_is_read_an_enabled_extension_that_forwards_a_mirrored_uplink_and_SET_with_one_member()
    {
        HostState host = LabHosts.Many(0) with
        {
            PhysicalNics = [new PhysicalNic { Name = "NIC1" }, new PhysicalNic { Name = "NIC2" }],
            Switches =
            [
                new VirtualSwitch { Name = "VFP", Type = SwitchType.External, Uplinks = ["NIC1"], EmbeddedTeam = true, LoadBalancing = SetLoadBalancing.HyperVPort, ForwardingExtension = "Third party \"forwarder\"", UplinkMirroring = PortMirroring.Destination },
                new VirtualSwitch { Name = "Plain", Type = SwitchType.External, Uplinks = ["NIC2"], AllowManagementOS = true },
            ],
            HostAdapters = [new HostAdapter { Name = "Mgmt", Switch = "Plain", MacAddress = "00155D0A0109" }, new HostAdapter { Name = "Given", Switch = "Plain" }],
        };
        using HyperVHostSession session = LabHosts.Session(LabHosts.Lab(host));

        HostState read = await session.ReadAsync();

        Assert.True(read.Complete, read.Error);
        Assert.Equal(LabHosts.Told(host) with { OS = read.OS }, LabHosts.Told(read));
        Assert.Equal("00155D0A0109", read.HostAdapters[0].MacAddress);
        Assert.Matches("^00155D[0-9A-F]{6}$", read.HostAdapters[1].MacAddress);
    }

    [Fact]
    public async Task The_number_of_round_trips_does_not_grow_with_the_VMs()
    {
        int few = await CountAsync(10);
        int many = await CountAsync(500);

        Assert.Equal(few, many);
        Assert.InRange(many, 1, MostRoundTrips);
    }

    [Fact]
    public async Task A_host_that_does_not_answer_is_one_fault_that_starts_with_its_name()
    {
        NetworkLab lab = LabHosts.Lab(LabHosts.Rich);
        lab.Faults = [new LabFault { Kind = LabFaultKind.AccessDenied }];
        using HyperVHostSession session = LabHosts.Session(lab);

        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(session.ReadAsync);

        Assert.Equal(HostFaultKind.AccessDenied, fault.Kind);
        Assert.StartsWith("HV01: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Windows_client_without_teaming_is_read_all_the_same()
    {
        NetworkLab lab = LabHosts.Lab(LabHosts.Many(1));
        using var session = new HyperVHostSession(
            new RecordingClient(lab.Connect("HV01"))
            {
                Refuse = call => call.Contains("MSFT_Net", StringComparison.Ordinal) && (call.Contains("Team", StringComparison.Ordinal) || call.Contains("ImPlat", StringComparison.Ordinal))
                    ? new HostFaultException("HV01", HostFaultKind.Failed, "The LBFO feature is not currently enabled, or LBFO is not supported on this SKU.")
                    : null,
            },
            SystemClock.Instance);

        HostState read = await session.ReadAsync();

        Assert.Empty(read.Teams);
        Assert.True(read.Complete, read.Error);
    }

    [Fact]
    public async Task Reading_ends_when_it_is_cancelled()
    {
        NetworkLab lab = LabHosts.Lab(LabHosts.Rich);
        lab.Faults = [new LabFault { Kind = LabFaultKind.Latency, Delay = TimeSpan.FromMinutes(1) }];
        using HyperVHostSession session = LabHosts.Session(lab);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.ReadStateAsync(stop.Token));
    }

    private static async Task<int> CountAsync(int vms)
    {
        NetworkLab lab = LabHosts.Lab(LabHosts.Many(vms));
        using HyperVHostSession session = LabHosts.Session(lab);
        HostState state = await session.ReadAsync();
        Assert.Equal(vms, state.Vms.Count);
        return lab.OperationCount("HV01");
    }
}
