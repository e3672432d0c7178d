using System;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Core.Tests.Verification.Resilience;

/// <summary>
/// The site of seed 004: on each host a management team with Management, CSV and live migration, and a tenant team under a virtual switch, each with one NIC at
/// either uplink switch; the two switches joined by two cables.
/// </summary>
internal static class BuiltSite
{
    public static NetworkDocument Make(int hosts = 4, int vms = 50, Func<HostState, HostState>? change = null) => new()
    {
        Tenants = [new Tenant { Name = "Sales", Members = ["SALES-*"] }],
        Hosts = [.. Enumerable.Range(1, hosts).Select(h => Host(h, vms)).Select(h => change?.Invoke(h) ?? h)],
        Fabric = new Fabric
        {
            Switches = [Switch("A", hosts), Switch("B", hosts)],
            Links = [new FabricLink(new("A", "up1"), new("B", "up1")), new FabricLink(new("A", "up2"), new("B", "up2"))],
        },
        Clusters = [new FailoverCluster { Name = "CL1", Witness = ClusterWitness.Disk }],
    };

    public static ResilienceReport Judge(NetworkDocument document, ResilienceOptions? options = null) =>
        ResilienceCheck.Judge(document, document.Hosts, options ?? new ResilienceOptions());

    public static FailureOutcome Of(this ResilienceReport report, FailureKind kind, string where) => report.Failures.Single(f => f.Kind == kind && f.Where == where);

    public static NicTeam Management(string standby = "", TeamingMode mode = TeamingMode.SwitchIndependent) => new()
    {
        Name = "Mgmt",
        Members = ["NIC1", "NIC2"],
        Standby = standby.Length == 0 ? null : standby,
        Mode = mode,
        Interfaces =
        [
            new TeamNic { Name = "Mgmt - VLAN 10", Vlan = new VlanId(10), Traffic = "Management" },
            new TeamNic { Name = "Mgmt - VLAN 20", Vlan = new VlanId(20), Traffic = "CSV" },
            new TeamNic { Name = "Mgmt - VLAN 30", Vlan = new VlanId(30), Traffic = "LiveMigration" },
        ],
    };

    /// <summary>The cure of comment 8: management and cluster traffic on two teams that wait at opposite switches.</summary>
    public static HostState WithOppositeTeams(HostState host) => host with
    {
        PhysicalNics = [.. host.PhysicalNics, new PhysicalNic { Name = "NIC5", Port = new("A", $"{host.Name}-5") }, new PhysicalNic { Name = "NIC6", Port = new("B", $"{host.Name}-6") }],
        Teams =
        [
            host.Teams[0] with { Standby = "NIC2", Interfaces = [host.Teams[0].Interfaces[0]] },
            new NicTeam { Name = "Cluster", Members = ["NIC5", "NIC6"], Standby = "NIC5", Interfaces = [.. host.Teams[0].Interfaces.Skip(1).Select(i => i with { Name = i.Name.Replace("Mgmt", "Cluster", StringComparison.Ordinal) })] },
            host.Teams[1],
        ],
    };

    private static HostState Host(int number, int vms) => new()
    {
        Name = $"HV{number}",
        OS = "WindowsServer2012R2",
        Cluster = "CL1",
        PhysicalNics =
        [
            new PhysicalNic { Name = "NIC1", Port = new("A", $"HV{number}-1") },
            new PhysicalNic { Name = "NIC2", Port = new("B", $"HV{number}-2") },
            new PhysicalNic { Name = "NIC3", Port = new("A", $"HV{number}-3") },
            new PhysicalNic { Name = "NIC4", Port = new("B", $"HV{number}-4") },
        ],
        Teams = [Management(), new NicTeam { Name = "Tenants", Members = ["NIC3", "NIC4"] }],
        Switches = [new VirtualSwitch { Name = "Tenants", Type = SwitchType.External, Uplinks = ["Tenants"] }],
        Vms = [.. Enumerable.Range(0, vms).Select(v => new VirtualMachine { Name = $"SALES-{number}-{v}", Adapters = [new VmAdapter { Switch = "Tenants", Vlan = new PortVlan.Access(new VlanId(100)) }] })],
    };

    private static PhysicalSwitch Switch(string name, int hosts) => new()
    {
        Name = name,
        OtherPorts = OtherPorts.Unused,
        Ports =
        [
            .. Enumerable.Range(1, hosts).SelectMany(h => Enumerable.Range(1, 6).Select(n => new PhysicalPort { Name = $"HV{h}-{n}", Mode = PhysicalPortMode.Trunk, Native = null })),
            new PhysicalPort { Name = "up1", Mode = PhysicalPortMode.Trunk, Native = null },
            new PhysicalPort { Name = "up2", Mode = PhysicalPortMode.Trunk, Native = null },
        ],
    };
}
