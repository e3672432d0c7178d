using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Model;

public sealed class EndpointDirectoryTests
{
    private static readonly HostState s_host1 = new()
    {
        Name = "Host1",
        PhysicalNics =
        [
            new PhysicalNic { Name = "NIC1" },
            new PhysicalNic { Name = "NIC2", Use = "Management" },
            new PhysicalNic { Name = "NIC3", Use = "Management" },
            new PhysicalNic { Name = "HBA1", Kind = NicKind.Hba, Use = "Storage" },
            new PhysicalNic { Name = "NIC4" },
            new PhysicalNic { Name = "NIC5" },
        ],
        Teams =
        [
            new NicTeam { Name = "Plain", Members = ["NIC3"] },
            new NicTeam { Name = "Mgmt", Members = ["NIC4"], Interfaces = [new TeamNic { Name = "Mgmt - VLAN 10", Vlan = new VlanId(10), Traffic = "Management" }] },
            new NicTeam { Name = "Tenants", Members = ["NIC5"] },
        ],
        Switches =
        [
            new VirtualSwitch { Name = "A", Type = SwitchType.External, Uplinks = ["NIC1"], AllowManagementOS = true },
            new VirtualSwitch { Name = "T", Type = SwitchType.External, Uplinks = ["Tenants"] },
        ],
        HostAdapters = [new HostAdapter { Name = "Mgmt", Switch = "A" }],
        Vms =
        [
            new VirtualMachine { Name = "VM1", Adapters = [new VmAdapter()] },
            new VirtualMachine { Name = "VM2", Adapters = [new VmAdapter(), new VmAdapter(), new VmAdapter { Name = "Backup" }] },
            new VirtualMachine { Name = "VM3", Id = "1", Adapters = [new VmAdapter()] },
            new VirtualMachine { Name = "vm3", Id = "2", Adapters = [new VmAdapter()] },
            new VirtualMachine { Name = "SALES-1", Adapters = [new VmAdapter()] },
        ],
    };

    private static readonly HostState s_host2 = new()
    {
        Name = "Host2",
        Vms =
        [
            new VirtualMachine { Name = "VM1", Adapters = [new VmAdapter()] },
            new VirtualMachine { Name = "sales-2", Adapters = [new VmAdapter()] },
            new VirtualMachine { Name = "None" },
        ],
    };

    private static readonly Fabric s_fabric = new()
    {
        Switches =
        [
            new PhysicalSwitch
            {
                Name = "S",
                Ports = [new PhysicalPort { Name = "1", Attached = "Server1" }, new PhysicalPort { Name = "2", Attached = "server1" }],
            },
        ],
    };

    private readonly EndpointDirectory _directory = EndpointDirectory.Build([s_host1, s_host2], s_fabric);

    [Fact]
    public void Gives_every_endpoint_the_shortest_name_that_is_unique() =>
        Assert.Equal(
            [
                "Host1/VM1",
                "Host1/VM2/Network Adapter",
                "Host1/VM2/Network Adapter#2",
                "Host1/VM2/Backup",
                "Host1/VM3",
                "Host1/vm3#2",
                "SALES-1",
                "Host1/vEthernet (Mgmt)",
                "Host1/Plain",
                "Host1/Mgmt - VLAN 10",
                "Host1/NIC2",
                "Host2/VM1",
                "sales-2",
                "Server1",
            ],
            _directory.Endpoints.Select(e => e.Name));

    [Theory]
    [InlineData("VM1", "Host1/VM1,Host2/VM1")]
    [InlineData("host2/vm1", "Host2/VM1")]
    [InlineData("Host1/VM2", "Host1/VM2/Network Adapter,Host1/VM2/Network Adapter#2,Host1/VM2/Backup")]
    [InlineData("Host1/VM2/Backup", "Host1/VM2/Backup")]
    [InlineData("SALES-*", "SALES-1,sales-2")]
    [InlineData("SERVER?", "Server1")]
    [InlineData("VM9", "")]
    [InlineData("vEthernet (Mgmt)", "")]
    public void Resolves_member_texts(string member, string expected) =>
        Assert.Equal(expected, string.Join(",", _directory.Resolve(member).Select(e => e.Name)));

    [Fact]
    public void Makes_a_tenant_of_every_traffic_class_that_no_tenant_is_named_after()
    {
        TenantMembership membership = TenantMembership.Resolve(
            [new Tenant { Name = "Sales", Members = ["SALES-*", "VM9"] }],
            _directory);

        Assert.Equal(["Sales", "Management"], membership.Entries.Select(e => e.Tenant.Name));
        Assert.Equal(["SALES-1", "sales-2"], membership.Entries[0].Members.Select(e => e.Name));
        Assert.Equal(["Host1/Mgmt - VLAN 10", "Host1/NIC2"], membership.Entries[1].Members.Select(e => e.Name));
        Assert.True(membership.Entries[1].IsTrafficClass);
        Assert.Equal(["Sales/VM9"], membership.UnknownMembers);
    }
}
