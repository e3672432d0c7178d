using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Verification.Resilience;

/// <summary>
/// A small random network that mostly holds, so that failures have something to take: hosts with two to four NICs at up to three switches, teams of every mode, standby
/// and mapped members, embedded teams, now and then a pruned VLAN, an aggregation or a multi-chassis pair; the same for the same seed.
/// </summary>
internal sealed class ResilientNetwork
{
    private readonly Random _random;
    private readonly List<List<PhysicalPort>> _ports = [];
    private readonly List<FabricLink> _links = [];

    private ResilientNetwork(int seed) => _random = new Random(seed);

    public static NetworkDocument Make(int seed)
    {
        var network = new ResilientNetwork(seed);
        int switches = network._random.Next(1, 4);
        network._ports.AddRange(Enumerable.Range(0, switches).Select(_ => new List<PhysicalPort>()));
        for (int i = 1; i < switches; i++)
        {
            network.Link(i, network._random.Next(i));
        }

        for (int i = switches > 1 ? network._random.Next(3) : 0; i > 0; i--)
        {
            int first = network._random.Next(switches);
            network.Link(first, (first + network._random.Next(1, switches)) % switches);
        }

        HostState[] hosts = [.. Enumerable.Range(1, network._random.Next(2, 4)).Select(network.Host)];
        for (int i = network._random.Next(3); i > 0; i--)
        {
            network._ports[network._random.Next(switches)].Add(new PhysicalPort { Name = $"s{i}", Mode = PhysicalPortMode.Access, Vlan = network.Vlan(), Attached = $"Server{network._random.Next(2)}" });
        }

        return new NetworkDocument
        {
            Tenants = [.. Enumerable.Range(1, 3).Select(v => new Tenant { Name = $"T{v}", Members = [$"V{v}-*", .. v == 1 ? ["Server0"] : Array.Empty<string>()] })],
            Hosts = [.. hosts],
            Fabric = new Fabric
            {
                Switches = [.. network._ports.Select((p, i) => new PhysicalSwitch { Name = $"P{i}", OtherPorts = OtherPorts.Unused, Ports = [.. p] })],
                Links = [.. network._links],
                Lags = network.Lags(),
                Mlag = switches > 1 && network.Chance(30) ? [new SwitchPair("P0", "P1")] : [],
            },
        };
    }

    private HostState Host(int number)
    {
        PhysicalNic[] nics = [.. Enumerable.Range(0, _random.Next(2, 5)).Select(n => new PhysicalNic { Name = $"N{n}", Port = Plug($"{number}-{n}"), Use = Chance(10) ? "Management" : null })];
        string[] free = [.. nics.Select(n => n.Name)];
        bool isTeam = Chance(60);
        int taken = _random.Next(2, free.Length + 1);
        NicTeam[] teams = isTeam ? [Team([.. free.Take(taken)])] : [];
        VirtualSwitch tenants = new() { Name = "S", Type = SwitchType.External, Uplinks = isTeam ? ["Team"] : [.. free.Take(taken)] };
        VirtualSwitch[] switches = [tenants, .. taken < free.Length ? [new VirtualSwitch { Name = "Rest", Type = SwitchType.External, Uplinks = [.. free.Skip(taken)] }] : Array.Empty<VirtualSwitch>()];
        TeamMapping? Mapping() => isTeam || Chance(60) ? null : new TeamMapping(free[_random.Next(taken)]) { DisableOnFailover = Chance(40) };
        return new HostState
        {
            Name = $"H{number}",
            PhysicalNics = [.. nics],
            Teams = [.. teams],
            Switches = [.. switches],
            HostAdapters = [.. Enumerable.Range(0, _random.Next(2)).Select(i => new HostAdapter { Name = $"A{i}", Switch = switches[_random.Next(switches.Length)].Name, Vlan = Mode(Vlan()), Traffic = "CSV", TeamMapping = Mapping() })],
            Vms =
            [
                .. Enumerable.Range(0, _random.Next(1, 5)).Select(i => (Number: i, Vlan: Vlan())).Select(v => new VirtualMachine
                {
                    Name = $"V{v.Vlan}-{number}-{v.Number}",
                    Adapters = [new VmAdapter { Switch = switches[Chance(85) ? 0 : switches.Length - 1].Name, Vlan = Mode(v.Vlan), TeamMapping = Mapping() }],
                }),
            ],
        };
    }

    private NicTeam Team(ValueList<string> members)
    {
        TeamingMode mode = Chance(60) ? TeamingMode.SwitchIndependent : Chance(50) ? TeamingMode.Lacp : TeamingMode.Static;
        return new NicTeam
        {
            Name = "Team",
            Members = members,
            Mode = mode,
            Standby = mode == TeamingMode.SwitchIndependent && Chance(50) ? members[_random.Next(members.Count)] : null,
            Interfaces = [new TeamNic { Name = "Team" }, .. Chance(40) ? [new TeamNic { Name = "Team - 4", Vlan = new VlanId(4), Traffic = "LiveMigration" }] : Array.Empty<TeamNic>()],
        };
    }

    private void Link(int first, int second) => _links.Add(new FabricLink(Plug($"l{_links.Count}a", first), Plug($"l{_links.Count}b", second)));

    private PortReference Plug(string name, int physicalSwitch = -1)
    {
        int at = physicalSwitch < 0 ? _random.Next(_ports.Count) : physicalSwitch;
        _ports[at].Add(new PhysicalPort
        {
            Name = name,
            Mode = PhysicalPortMode.Trunk,
            Native = Chance(90) ? new VlanId(9) : Vlan(),
            Allowed = Chance(85) ? VlanSet.Parse("1-9") : VlanSet.Parse(Chance(50) ? "1-2,9" : "2-4"),
        });
        return new PortReference($"P{at}", name);
    }

    private ValueList<LinkAggregation> Lags() => Chance(60) ? [] :
    [
        .. _links.GroupBy(l => (l.First.Switch, l.Second.Switch)).Where(g => g.Count() > 1).Take(1).SelectMany(g => new[]
        {
            new LinkAggregation { Name = "Po1", Ports = [.. g.Select(l => l.First)] },
            new LinkAggregation { Name = "Po2", Ports = [.. g.Select(l => l.Second)] },
        }),
    ];

    private PortVlan Mode(VlanId vlan) => Chance(90) ? new PortVlan.Access(vlan) : Chance(50) ? PortVlan.None : new PortVlan.Trunk(null, VlanSet.Of(vlan, new VlanId(4)));

    private VlanId Vlan() => new(_random.Next(1, 4));

    private bool Chance(int percent) => _random.Next(100) < percent;
}
