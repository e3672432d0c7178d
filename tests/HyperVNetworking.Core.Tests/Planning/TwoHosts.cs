using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Planning;

/// <summary>The article's network before anything is configured, as samples/two-hosts.json has it.</summary>
internal static class TwoHosts
{
    public static NetworkDocument Document => new()
    {
        Tenants =
        [
            new Tenant { Name = "Sales", Members = ["VM1", "VM2", "VM7", "Server1"] },
            new Tenant { Name = "Finance", Members = ["VM3", "VM8", "Server2"] },
            new Tenant { Name = "HR", Members = ["VM4", "VM9", "Server3"] },
            new Tenant { Name = "R&D", Members = ["VM5", "VM6"], Visibility = TenantVisibility.HostOnly, Storage = TenantStorage.DedicatedVolume },
        ],
        Hosts = [Host1, Host2],
        Fabric = new Fabric
        {
            Switches =
            [
                new PhysicalSwitch
                {
                    Name = "SwitchA",
                    OtherPorts = OtherPorts.Unused,
                    Ports = [Trunk("1", "2-4"), Access("2", 1), Access("11", 2, "Server1"), Access("12", 3, "Server2"), Access("13", 4, "Server3"), Trunk("48", "1-4")],
                },
                new PhysicalSwitch { Name = "SwitchC", OtherPorts = OtherPorts.Unused, Ports = [Trunk("1", "1-4"), Trunk("48", "1-4")] },
            ],
            Links = [new FabricLink(new PortReference("SwitchA", "48"), new PortReference("SwitchC", "48"))],
        },
    };

    private static HostState Host1 => new()
    {
        Name = "Host1",
        OS = "WindowsServer2012R2",
        PhysicalNics =
        [
            new PhysicalNic { Name = "P-NIC1", Port = new PortReference("SwitchA", "1") },
            new PhysicalNic { Name = "P-NIC2", Port = new PortReference("SwitchA", "2"), Use = "Management" },
            new PhysicalNic { Name = "P-NIC3", Kind = NicKind.Hba },
        ],
        Volumes = [new Volume { Path = "E:", Disk = 2, Bus = "FibreChannel" }, new Volume { Path = "F:", Disk = 3, Bus = "FibreChannel" }],
        NewSwitches = new NewSwitchNames { External = "Switch A", Private = "Switch B" },
        Vms =
        [
            Vm("VM1"), Vm("VM2"), Vm("VM3"), Vm("VM4"),
            Vm("VM5") with { Disks = [new VmDisk { Kind = VmDiskKind.Vhd, Path = @"E:\VM5.vhdx" }] },
            Vm("VM6") with { Disks = [new VmDisk { Kind = VmDiskKind.Vhd, Path = @"F:\VM6.vhdx" }] },
        ],
    };

    private static HostState Host2 => new()
    {
        Name = "Host2",
        OS = "WindowsServer2012R2",
        PhysicalNics = [new PhysicalNic { Name = "P-NIC1", Port = new PortReference("SwitchC", "1"), Use = "Management" }],
        NewSwitches = new NewSwitchNames { External = "Switch C" },
        Vms = [Vm("VM7"), Vm("VM8"), Vm("VM9")],
    };

    public static VirtualMachine Vm(string name, string? onSwitch = null, PortVlan? vlan = null) =>
        new() { Name = name, Adapters = [new VmAdapter { Switch = onSwitch, Vlan = vlan ?? PortVlan.None }] };

    public static PortVlan AccessVlan(int id) => new PortVlan.Access(new VlanId(id));

    public static PhysicalPort Trunk(string name, string allowed) =>
        new() { Name = name, Mode = PhysicalPortMode.Trunk, Allowed = VlanSet.Parse(allowed) };

    public static PhysicalPort Access(string name, int vlan, string? server = null) =>
        new() { Name = name, Mode = PhysicalPortMode.Access, Vlan = new VlanId(vlan), Attached = server };

    /// <summary>The document with one host replaced.</summary>
    public static NetworkDocument With(this NetworkDocument document, string host, System.Func<HostState, HostState> change) =>
        document with { Hosts = document.Hosts.Select(h => h.Name == host ? change(h) : h).ToValueList() };

    /// <summary>The document with one VM of any host replaced.</summary>
    public static NetworkDocument WithVm(this NetworkDocument document, string vm, System.Func<VirtualMachine, VirtualMachine> change) =>
        document with { Hosts = document.Hosts.Select(h => h with { Vms = h.Vms.Replace(v => v.Name == vm, change) }).ToValueList() };

    /// <summary>The document with one tenant replaced.</summary>
    public static NetworkDocument WithTenant(this NetworkDocument document, string tenant, System.Func<Tenant, Tenant> change) =>
        document with { Tenants = document.Tenants.Replace(t => t.Name == tenant, change) };

    /// <summary>The document with one physical port replaced.</summary>
    public static NetworkDocument WithPort(this NetworkDocument document, string physicalSwitch, string port, System.Func<PhysicalPort, PhysicalPort> change) =>
        document with
        {
            Fabric = document.Fabric with
            {
                Switches = document.Fabric.Switches.Replace(
                    s => s.Name == physicalSwitch,
                    s => s with { Ports = s.Ports.Replace(p => p.Name == port, change) }),
            },
        };
}
