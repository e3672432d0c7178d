using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Benchmarks;

/// <summary>
/// A made-up site of any size: every host with SET to two of the top-of-rack switches, those with two links each to two spines (loops),
/// tenants in all VLANs. Mixed: of twenty tenants one is a private VLAN community with a promiscuous VM, one is isolated, and one is a
/// firewall on a trunk that two others are allowed to hear.
/// </summary>
internal static class LargeSite
{
    private const int HostsPerRack = 40;
    private const int FirstVlan = 2;
    private const int KindsOfTenant = 20;
    private const int FirewallVms = 2;

    /// <summary>Makes a site in which every requirement holds.</summary>
    /// <param name="hosts">How many hosts.</param>
    /// <param name="vmsPerHost">How many VMs on each.</param>
    /// <param name="mixed">Whether private VLANs and trunks are mixed in.</param>
    public static NetworkDocument Build(int hosts, int vmsPerHost, bool mixed)
    {
        int racks = Math.Max(2, (hosts + HostsPerRack - 1) / HostsPerRack);
        int tenants = Math.Min(VlanId.MaxValue - FirstVlan + 1, hosts * vmsPerHost / 4);
        var random = new Random(1);
        var members = new List<string>[tenants];
        for (int t = 0; t < tenants; t++)
        {
            members[t] = [];
        }

        HostState[] states = [.. Enumerable.Range(0, hosts).Select(h => Host(h, racks, vmsPerHost, members, mixed, random))];
        return new NetworkDocument
        {
            Hosts = [.. states],
            Tenants = [.. members.Select((m, t) => Tenant(t, m, mixed)).Where(t => t.Members.Count > 0)],
            Allow = mixed ? [.. Enumerable.Range(0, tenants).Where(t => KindOf(t) == Kind.Firewall && t + 2 < tenants).SelectMany(t => new[] { 1, 2 }.Select(i => new AllowRule { From = $"T{t}", To = $"T{t + i}" }))] : [],
            Fabric = Fabric(hosts, racks),
        };
    }

    private static Kind KindOf(int tenant) => (tenant % KindsOfTenant) switch
    {
        0 => Kind.Community,
        5 => Kind.Isolated,
        1 or 6 => Kind.Secondary,
        10 => Kind.Firewall,
        _ => Kind.Access,
    };

    // A private VLAN tenant takes the VLAN of the tenant after it as its secondary: that one is left without members.
    private static Tenant Tenant(int number, List<string> members, bool mixed) => new()
    {
        Name = $"T{number}",
        Members = mixed && KindOf(number) == Kind.Access && number % 2 == 0 ? [$"T{number}-*"] : [.. members],
        MembersMayCommunicate = mixed && KindOf(number) == Kind.Isolated ? false : null,
    };

    private static HostState Host(int number, int racks, int vms, List<string>[] members, bool mixed, Random random) => new()
    {
        Name = $"HV{number:0000}",
        PhysicalNics =
        [
            new PhysicalNic { Name = "NIC1", Port = new PortReference($"Rack{number % racks}", $"{number}") },
            new PhysicalNic { Name = "NIC2", Port = new PortReference($"Rack{(number + 1) % racks}", $"{number}") },
        ],
        Switches = [new VirtualSwitch { Name = "Tenants", Type = SwitchType.External, Uplinks = ["NIC1", "NIC2"] }],
        Vms = [.. Enumerable.Range(0, vms).Select(v => Vm(number, v, vms, members, mixed, random))],
    };

    private static VirtualMachine Vm(int host, int number, int vms, List<string>[] members, bool mixed, Random random)
    {
        int tenant = (((host * vms) + number) * 7) % members.Length;
        tenant = !mixed ? tenant
            : KindOf(tenant) == Kind.Secondary ? tenant - 1
            : KindOf(tenant) == Kind.Firewall && members[tenant].Count == FirewallVms && tenant + 1 < members.Length ? tenant + 1
            : tenant;

        string name = $"T{tenant}-{host}-{number}";
        int vlan = tenant + FirstVlan;
        members[tenant].Add(name);
        return new VirtualMachine
        {
            Name = name,
            Id = new Guid(random.Next(), 0, 0, BitConverter.GetBytes(random.NextInt64())).ToString(),
            Adapters = [new VmAdapter { Switch = "Tenants", Vlan = mixed ? Mode(KindOf(tenant), vlan, members[tenant].Count == 1) : new PortVlan.Access(new VlanId(vlan)) }],
        };
    }

    private static PortVlan Mode(Kind kind, int vlan, bool isFirst) => kind switch
    {
        Kind.Community when isFirst => new PortVlan.Promiscuous(new VlanId(vlan), VlanSet.Of(vlan + 1)),
        Kind.Community => new PortVlan.Community(new VlanId(vlan), new VlanId(vlan + 1)),
        Kind.Isolated => new PortVlan.Isolated(new VlanId(vlan), new VlanId(vlan + 1)),
        Kind.Firewall => new PortVlan.Trunk(new VlanId(vlan), VlanSet.Of(vlan, vlan + 1, vlan + 2)),
        _ => new PortVlan.Access(new VlanId(vlan)),
    };

    private static Fabric Fabric(int hosts, int racks) => new()
    {
        Switches =
        [
            .. Enumerable.Range(0, racks).Select(r => Switch($"Rack{r}", [.. Enumerable.Range(0, hosts).Where(h => h % racks == r || (h + 1) % racks == r).Select(h => $"{h}"), "Up1", "Up2"])),
            .. new[] { "Spine1", "Spine2" }.Select(s => Switch(s, [.. Enumerable.Range(0, racks).Select(r => $"{r}")])),
        ],
        Links = [.. Enumerable.Range(0, racks).SelectMany(r => new[] { 1, 2 }.Select(i => new FabricLink(new PortReference($"Rack{r}", $"Up{i}"), new PortReference($"Spine{i}", $"{r}"))))],
    };

    private static PhysicalSwitch Switch(string name, IReadOnlyList<string> ports) => new()
    {
        Name = name,
        OtherPorts = OtherPorts.Unused,
        Ports = [.. ports.Select(p => new PhysicalPort { Name = p, Mode = PhysicalPortMode.Trunk, Native = new VlanId(1), Allowed = VlanSet.All })],
    };

    private enum Kind
    {
        Access,
        Community,
        Isolated,
        Secondary,
        Firewall,
    }
}
