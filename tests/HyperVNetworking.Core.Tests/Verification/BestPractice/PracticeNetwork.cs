using System;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Verification.BestPractice;

/// <summary>Hosts for rules: four wired NICs of 10 Gbit/s on two physical switches, with everything known of them, and whatever a case makes of them.</summary>
internal static class PracticeNetwork
{
    public const long Giga = 1_000_000_000;

    public static readonly DateTimeOffset Read = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public static readonly HostState Host = new()
    {
        Name = "HV01",
        OS = "WindowsServer2019",
        ReadAt = Read,
        PhysicalNics = [Nic(1, "SwitchA/1"), Nic(2, "SwitchB/1"), Nic(3, "SwitchA/2"), Nic(4, "SwitchB/2")],
    };

    public static readonly HostState Team = Host with { Teams = [Of("NIC1", "NIC2")] };

    public static readonly HostState TeamUnderSwitch = Team with { Switches = [External("T")] };

    public static readonly HostState Embedded = Host with { Switches = [External("NIC1", "NIC2")] };

    public static NicTeam Of(params string[] members) => new() { Name = "T", Members = members.ToValueList() };

    public static NicTeam Lacp(params string[] members) => Of(members) with { Mode = TeamingMode.Lacp, LoadBalancing = LoadBalancingAlgorithm.TransportPorts };

    public static VirtualSwitch External(params string[] uplinks) => new() { Name = "S", Type = SwitchType.External, Uplinks = uplinks.ToValueList() };

    public static TeamNic TeamNic(int vlan, string? traffic = null) => new() { Name = $"T - VLAN {vlan}", Vlan = new VlanId(vlan), Traffic = traffic };

    public static VirtualMachine Vm(params VmAdapter[] adapters) => new() { Name = "VM1", Adapters = adapters.Select((a, i) => a with { Name = $"A{i + 1}" }).ToValueList() };

    public static VmAdapter On(string? name, bool teaming = false) => new() { Switch = name, Security = new AdapterSecurity { GuestTeaming = teaming } };

    public static PortVlan Access(int vlan) => new PortVlan.Access(new VlanId(vlan));

    public static HostState With(this HostState host, string nic, Func<PhysicalNic, PhysicalNic> change) =>
        host with { PhysicalNics = host.PhysicalNics.Replace(n => Names.Same(n.Name, nic), change) };

    public static HostState WithAll(this HostState host, Func<PhysicalNic, PhysicalNic> change) => host with { PhysicalNics = host.PhysicalNics.Replace(_ => true, change) };

    public static HostState WithSwitch(this HostState host, Func<VirtualSwitch, VirtualSwitch> change) => host with { Switches = host.Switches.Replace(_ => true, change) };

    public static HostState WithTeam(this HostState host, Func<NicTeam, NicTeam> change) => host with { Teams = host.Teams.Replace(_ => true, change) };

    // Two VMs' worth of processors for each NIC, and none in common.
    private static PhysicalNic Nic(int number, string port) => new()
    {
        Name = $"NIC{number}",
        Port = PortReference.TryParse(port, out PortReference? reference) ? reference : null,
        Up = true,
        BitsPerSecond = 10 * Giga,
        Rdma = false,
        SrIov = new NicSrIov { Supported = true, Enabled = true },
        Rss = new NicQueues { Enabled = true, BaseProcessor = (number * 8) - 6, MaxProcessor = 63, MaxProcessors = 4 },
        Vmq = new NicQueues { Enabled = true, BaseProcessor = (number * 8) - 6, MaxProcessor = 63, MaxProcessors = 4 },
    };
}
