using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>Tenants for a random network, such that all three outcomes occur: mostly whoever hears each other, with some strangers in between.</summary>
internal static class RandomRequirement
{
    /// <summary>Makes the requirement of a seed.</summary>
    public static NetworkDocument Make(int seed)
    {
        NetworkDocument network = RandomNetwork.Make(seed);
        var random = new Random(seed);
        if (random.Next(3) > 0)
        {
            network = network with { Fabric = network.Fabric with { Switches = [.. network.Fabric.Switches.Select(s => Described(s, random))] } };
        }

        if (seed % 2 == 0)
        {
            network = network with { Hosts = [.. network.Hosts.Select(Calm)] };
        }

        if (seed % 3 == 0)
        {
            network = network with { Hosts = [.. network.Hosts.Select(h => Clustered(h, network.Hosts, random))] };
        }

        if (seed % 5 == 0)
        {
            network = network with { Hosts = [.. network.Hosts.Select((h, i) => Numbered(h, i, random))] };
        }

        if (seed % 7 == 0)
        {
            network = Contradicting(network, random);
        }

        ReachabilityMatrix matrix = ReachabilityMatrix.Build(network.Hosts, network.Fabric);
        var tenantOf = matrix.Endpoints.ToDictionary(e => e, _ => random.Next(100));
        foreach (HeardPair pair in matrix.HeardBy)
        {
            int joined = tenantOf[pair.Sender];
            foreach (Endpoint endpoint in matrix.Endpoints.Where(e => tenantOf[e] == joined))
            {
                tenantOf[endpoint] = tenantOf[pair.Hearer];
            }
        }

        Tenant[] tenants = [.. tenantOf
            .Where(p => p.Key.Machine is not null && random.Next(20) > 0)
            .GroupBy(p => random.Next(15) == 0 ? -1 : p.Value, p => p.Key)
            .Select((g, i) => new Tenant
            {
                Name = $"T{i}",
                Members = [.. g.Select(e => e.Host is not null && random.Next(3) == 0 ? $"{e.Host}/{e.Machine}" : e.Machine!).Distinct().Concat(random.Next(20) == 0 ? ["Ghost"] : random.Next(10) == 0 ? ["BareH0"] : [])],
                Visibility = random.Next(10) == 0 ? TenantVisibility.HostOnly : TenantVisibility.Fabric,
                MembersMayCommunicate = random.Next(5) == 0 ? false : random.Next(3) == 0 ? true : null,
                Layer3 = random.Next(10) == 0 ? TenantLayer3.MustNotRoute : TenantLayer3.Any,
            })];
        AllowRule[] rules = [.. Enumerable.Range(0, tenants.Length > 1 ? random.Next(3) : 0).Select(_ => new AllowRule
        {
            From = tenants[random.Next(tenants.Length)].Name,
            To = tenants[random.Next(tenants.Length)].Name,
            Direction = random.Next(2) == 0 ? AllowDirection.Both : AllowDirection.OneWay,
        })];
        return network with { Tenants = [.. tenants], Allow = [.. rules] };
    }

    // Without what goes beyond frames in VLANs, which most machines have not.
    private static HostState Calm(HostState host) => host with
    {
        PhysicalNics = [.. host.PhysicalNics.Select(n => n with { Vlan = null })],
        Switches = [.. host.Switches.Select(s => s with { UplinkMirroring = PortMirroring.None, ForwardingExtension = null })],
        HostAdapters = [.. host.HostAdapters.Select(a => a with { Security = AdapterSecurity.Default, Isolation = null, Acls = [], TeamMapping = null })],
        Vms = [.. host.Vms.Select(v => v with { Adapters = [.. v.Adapters.Select(a => a with { Security = AdapterSecurity.Default, Isolation = null, Acls = [], TeamMapping = null })] })],
    };

    // Ports with two users or in an aggregation that faces a host, NICs with two users, wireless ones, mappings that lead nowhere, the Default Switch.
    private static NetworkDocument Contradicting(NetworkDocument network, Random random)
    {
        PortReference[] ports = [.. network.Hosts.SelectMany(h => h.PhysicalNics).Select(n => n.Port).OfType<PortReference>()];
        return ports.Length == 0 ? network : network with
        {
            Fabric = network.Fabric with { Lags = [.. network.Fabric.Lags, new LinkAggregation { Name = "Facing", Ports = [ports[random.Next(ports.Length)]] }] },
            Hosts = [.. network.Hosts.Select(h => h with
            {
                PhysicalNics = [.. h.PhysicalNics.Select(n => n with { Kind = random.Next(8) == 0 ? NicKind.WiFi : n.Kind, Port = random.Next(12) == 0 ? ports[random.Next(ports.Length)] : n.Port })],
                Switches =
                [
                    .. h.Switches.Select(s => s.Type == SwitchType.External && random.Next(8) == 0 ? s with { Uplinks = [h.PhysicalNics[random.Next(h.PhysicalNics.Count)].Name] } : s),
                    new VirtualSwitch { Name = "Default Switch", Type = SwitchType.Internal },
                ],
                Vms = [.. h.Vms.Select(v => v with { Adapters = [.. v.Adapters.Select(a => a with { Switch = random.Next(4) == 0 ? "Default Switch" : a.Switch, TeamMapping = random.Next(6) == 0 ? new TeamMapping("NIC0") : a.TeamMapping })] })],
            })],
        };
    }

    // GUIDs and MAC addresses, some of them twice; pools that overlap; a VM that is a host itself.
    private static HostState Numbered(HostState host, int number, Random random) => host with
    {
        MacAddressPool = random.Next(2) == 0 ? null : new MacAddressPool($"00155D00{number + random.Next(2):X2}00", $"00155D00{number + random.Next(2):X2}FF"),
        Vms = [.. host.Vms.Select((v, i) => v with
        {
            Id = random.Next(4) == 0 ? null : $"{random.Next(20)}",
            NestedHost = random.Next(8) == 0,
            Adapters = [.. v.Adapters.Select(a => a with { MacAddress = random.Next(4) == 0 ? "000000000000" : $"00155D{random.Next(30):X6}" })],
        })],
    };

    // VMs that may move, VMs without adapter, a checkpoint.
    private static HostState Clustered(HostState host, ValueList<HostState> hosts, Random random) => host with
    {
        Vms =
        [
            .. host.Vms.Select(v => random.Next(4) > 0 ? v : v with { PossibleOwners = [host.Name, random.Next(6) == 0 ? "Elsewhere" : hosts[random.Next(hosts.Count)].Name] }),
            .. random.Next(5) == 0 ? new[] { new VirtualMachine { Name = $"Bare{host.Name}" } } : [],
        ],
        Dormant = [.. host.Vms.Where(_ => random.Next(6) == 0).Select(v => new DormantMachine { Name = "Before", VmName = v.Name, Kind = DormantKind.Checkpoint, Adapters = [v.Adapters[0] with { Vlan = PortVlan.None }] })],
    };

    private static PhysicalSwitch Described(PhysicalSwitch physicalSwitch, Random random) => physicalSwitch with
    {
        OtherPorts = OtherPorts.Unused,
        Ports = [.. physicalSwitch.Ports.Select(p => p.Mode == PhysicalPortMode.Undescribed ? p with { Mode = PhysicalPortMode.Trunk } : p)],
        RoutedInterfaces = random.Next(8) == 0 ? [new RoutedInterface { Vlan = new VlanId(2) }, new RoutedInterface { Vlan = new VlanId(3) }] : [],
    };
}
