using System;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>The two-host department network as the article builds it, and ways to break it.</summary>
internal static class ArticleNetwork
{
    /// <summary>Sales in VLAN 2, Finance in 3, HR in 4 over both hosts and their servers; R&amp;D on a private switch.</summary>
    public static NetworkDocument Built { get; } = new()
    {
        Tenants =
        [
            new Tenant { Name = "Sales", Members = ["VM1", "VM2", "VM7", "Server1"] },
            new Tenant { Name = "Finance", Members = ["VM3", "VM8", "Server2"] },
            new Tenant { Name = "HR", Members = ["VM4", "VM9", "Server3"] },
            new Tenant { Name = "R&D", Members = ["VM5", "VM6"], Visibility = TenantVisibility.HostOnly },
        ],
        Hosts =
        [
            new HostState
            {
                Name = "Host1",
                PhysicalNics =
                [
                    new PhysicalNic { Name = "P-NIC1", Port = new PortReference("SwitchA", "1") },
                    new PhysicalNic { Name = "P-NIC2", Port = new PortReference("SwitchA", "2"), Use = "Management" },
                    new PhysicalNic { Name = "P-NIC3", Kind = NicKind.Hba },
                ],
                Switches =
                [
                    new VirtualSwitch { Name = "Switch A", Type = SwitchType.External, Uplinks = ["P-NIC1"] },
                    new VirtualSwitch { Name = "Switch B", Type = SwitchType.Private },
                ],
                Vms = [Vm("VM1", "Switch A", 2), Vm("VM2", "Switch A", 2), Vm("VM3", "Switch A", 3), Vm("VM4", "Switch A", 4), Vm("VM5", "Switch B", 0), Vm("VM6", "Switch B", 0)],
            },
            new HostState
            {
                Name = "Host2",
                PhysicalNics = [new PhysicalNic { Name = "P-NIC1", Port = new PortReference("SwitchC", "1"), Use = "Management" }],
                Switches = [new VirtualSwitch { Name = "Switch C", Type = SwitchType.External, Uplinks = ["P-NIC1"], AllowManagementOS = true }],
                HostAdapters = [new HostAdapter { Name = "Switch C", Switch = "Switch C", Traffic = "Management" }],
                Vms = [Vm("VM7", "Switch C", 2), Vm("VM8", "Switch C", 3), Vm("VM9", "Switch C", 4)],
            },
        ],
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

    /// <summary>A VM with one adapter; VLAN 0 is untagged.</summary>
    public static VirtualMachine Vm(string name, string? virtualSwitch, int vlan) => new()
    {
        Name = name,
        Adapters = [new VmAdapter { Switch = virtualSwitch, Vlan = vlan == 0 ? PortVlan.None : new PortVlan.Access(new VlanId(vlan)) }],
    };

    /// <summary>A trunk port.</summary>
    public static PhysicalPort Trunk(string name, string allowed, int? native = 1) => new()
    {
        Name = name,
        Mode = PhysicalPortMode.Trunk,
        Native = native is int id ? new VlanId(id) : null,
        Allowed = VlanSet.Parse(allowed),
    };

    /// <summary>An access port.</summary>
    public static PhysicalPort Access(string name, int vlan, string? server = null) =>
        new() { Name = name, Mode = PhysicalPortMode.Access, Vlan = new VlanId(vlan), Attached = server };

    /// <summary>The document with one VM changed.</summary>
    public static NetworkDocument WithVm(this NetworkDocument document, string name, Func<VmAdapter, VmAdapter> change) => document with
    {
        Hosts = document.Hosts.Replace(h => true, h => h with
        {
            Vms = h.Vms.Replace(v => v.Name == name, v => v with { Adapters = v.Adapters.Replace(a => true, change) }),
        }),
    };

    /// <summary>The document with the hosts that one VM may run on.</summary>
    public static NetworkDocument WithOwners(this NetworkDocument document, string vm, params string[] owners) => document with
    {
        Hosts = document.Hosts.Replace(h => true, h => h with { Vms = h.Vms.Replace(v => v.Name == vm, v => v with { PossibleOwners = [.. owners] }) }),
    };

    /// <summary>The document with one host changed.</summary>
    public static NetworkDocument WithHost(this NetworkDocument document, string name, Func<HostState, HostState> change) =>
        document with { Hosts = document.Hosts.Replace(h => h.Name == name, change) };

    /// <summary>The document with one physical port changed.</summary>
    public static NetworkDocument WithPort(this NetworkDocument document, string physicalSwitch, string port, Func<PhysicalPort, PhysicalPort> change) =>
        document.WithSwitch(physicalSwitch, s => s with { Ports = s.Ports.Replace(p => p.Name == port, change) });

    /// <summary>The document with one physical switch changed.</summary>
    public static NetworkDocument WithSwitch(this NetworkDocument document, string name, Func<PhysicalSwitch, PhysicalSwitch> change) =>
        document with { Fabric = document.Fabric with { Switches = document.Fabric.Switches.Replace(s => s.Name == name, change) } };

    /// <summary>Judges a document by its own hosts.</summary>
    public static IsolationReport Judge(this NetworkDocument document, IsolationOptions? options = null) =>
        IsolationCheck.Judge(document, document.Hosts, options ?? new IsolationOptions());

    /// <summary>The findings that are more than information: the article's Host2 shares its switch with the management OS.</summary>
    public static Finding[] Warnings(this IsolationReport report) => [.. report.Findings.Where(f => f.Severity != FindingSeverity.Information)];

    /// <summary>One verdict of a report.</summary>
    public static Verdict Of(this IsolationReport report, RequirementKind kind, string tenant) =>
        Assert.Single(report.Verdicts, v => v.Kind == kind && v.Tenant == tenant);
}
