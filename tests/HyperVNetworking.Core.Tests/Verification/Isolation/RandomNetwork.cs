using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>A small random network with every feature mixed in: VLANs 1 to 6, some switches, loops, native mismatches, teams, private VLAN; the same for the same seed.</summary>
internal sealed class RandomNetwork
{
    private readonly Random _random;
    private readonly List<PhysicalSwitch> _switches = [];
    private readonly List<FabricLink> _links = [];

    private RandomNetwork(int seed) => _random = new Random(seed);

    /// <summary>Makes the network of a seed.</summary>
    public static NetworkDocument Make(int seed)
    {
        var network = new RandomNetwork(seed);
        int switches = network._random.Next(1, 5);
        for (int i = 0; i < switches; i++)
        {
            network._switches.Add(new PhysicalSwitch
            {
                Name = $"P{i}",
                OtherPorts = network.Chance(30) ? OtherPorts.Unknown : OtherPorts.Unused,
                AcceptsOwnTagOnAccess = network.MayBe(),
                AcceptsTaggedNative = network.MayBe(),
            });
        }

        int links = switches == 1 ? 0 : network._random.Next(0, switches + 3);
        for (int i = 0; i < links; i++)
        {
            int first = network._random.Next(switches);
            int second = (first + network._random.Next(1, switches)) % switches;
            network._links.Add(new FabricLink(network.AddPort(first, network.LinkPort()), network.AddPort(second, network.LinkPort())));
        }

        HostState[] hosts = [.. Enumerable.Range(0, network._random.Next(1, 4)).Select(network.MakeHost)];
        for (int i = network._random.Next(0, 4); i > 0; i--)
        {
            PhysicalPort port = network.Port() with { Attached = $"Server{network._random.Next(3)}" };
            bool isPrivate = port.Mode != PhysicalPortMode.Trunk && network.Chance(30);
            network.AddPort(network._random.Next(switches), isPrivate ? port with { PrivateVlan = network.PrivateVlan() } : port);
        }

        return new NetworkDocument { Hosts = [.. hosts], Fabric = new Fabric { Switches = [.. network._switches], Links = [.. network._links], Lags = network.Lags() } };
    }

    private HostState MakeHost(int number)
    {
        PhysicalNic[] nics = [.. Enumerable.Range(0, _random.Next(1, 5)).Select(i => new PhysicalNic
        {
            Name = $"NIC{i}",
            Port = Chance(10) ? null : AddPort(_random.Next(_switches.Count), Port()),
            Use = Chance(40) ? "Management" : null,
        })];
        var free = new Queue<string>(nics.Select(n => n.Name));
        var teams = new List<NicTeam>();
        if (free.Count >= 2 && Chance(40))
        {
            TeamNic[] interfaces = Chance(40) ? [] : [new TeamNic { Name = "Team" }, new TeamNic { Name = "Team - a", Vlan = Vlan() }];
            teams.Add(new NicTeam { Name = "Team", Members = [free.Dequeue(), free.Dequeue()], Interfaces = [.. interfaces] });
        }

        string[] names = [.. teams.SelectMany(t => t.EffectiveInterfaces).Select(t => t.Name).Where(_ => Chance(60))];
        var switches = names.Select((n, i) => new VirtualSwitch { Name = $"T{i}", Type = SwitchType.External, Uplinks = [n] }).ToList();
        while (free.Count > 0 && Chance(70))
        {
            string[] uplinks = free.Count > 1 && Chance(40) ? [free.Dequeue(), free.Dequeue()] : [free.Dequeue()];
            switches.Add(new VirtualSwitch { Name = $"S{switches.Count}", Type = SwitchType.External, Uplinks = [.. uplinks] });
        }

        switches.Add(new VirtualSwitch { Name = "Inside", Type = SwitchType.Private });
        string Switch() => switches[_random.Next(switches.Count)].Name;
        return new HostState
        {
            Name = $"H{number}",
            PhysicalNics = [.. nics],
            Teams = [.. teams],
            Switches = [.. switches],
            HostAdapters = Chance(40) ? [new HostAdapter { Name = "Own", Switch = Switch(), Vlan = Mode() }] : [],
            Vms = [.. Enumerable.Range(0, _random.Next(0, 6)).Select(i => new VirtualMachine
            {
                Name = $"VM{number}{i}",
                Adapters = [.. Enumerable.Range(0, Chance(15) ? 2 : 1).Select(_ => new VmAdapter { Switch = Chance(5) ? null : Switch(), Vlan = Mode(), Isolation = Isolation() })],
            })],
        };
    }

    private ValueList<LinkAggregation> Lags()
    {
        var parallel = _links.GroupBy(l => (l.First.Switch, l.Second.Switch)).FirstOrDefault(g => g.Count() > 1);
        return parallel is null || Chance(50) ? [] :
        [
            new LinkAggregation { Name = "Po1", Ports = [.. parallel.Select(l => l.First)] },
            new LinkAggregation { Name = "Po2", Ports = [.. parallel.Select(l => l.Second)] },
        ];
    }

    private PortReference AddPort(int physicalSwitch, PhysicalPort port)
    {
        PhysicalSwitch owner = _switches[physicalSwitch];
        port = port with { Name = $"{owner.Ports.Count + 1}" };
        _switches[physicalSwitch] = owner with { Ports = owner.Ports.Add(port) };
        return new PortReference(owner.Name, port.Name);
    }

    private PhysicalPort LinkPort() => Chance(85) ? TrunkPort() : Port();

    private PhysicalPort Port() => _random.Next(10) switch
    {
        0 => new PhysicalPort { Name = "?" },
        < 5 => new PhysicalPort
        {
            Name = "?",
            Mode = PhysicalPortMode.Access,
            Vlan = Vlan(),
            VoiceVlan = Chance(15) ? Vlan() : null,
            IngressFiltering = Chance(10) ? false : null,
        },
        _ => TrunkPort(),
    };

    private PhysicalPort TrunkPort() => new()
    {
        Name = "?",
        Mode = PhysicalPortMode.Trunk,
        Native = Chance(15) ? null : Chance(60) ? new VlanId(1) : Vlan(),
        Allowed = Chance(3) ? VlanSet.All : Chance(30) ? VlanSet.Parse("1-8") : VlanSet.Of(Enumerable.Range(1, 6).Where(_ => Chance(75)).Select(v => new VlanId(v))),
        TagsNative = Chance(10) ? true : null,
        IngressFiltering = Chance(10) ? false : null,
    };

    private PortVlan Mode() => _random.Next(12) switch
    {
        < 2 => PortVlan.None,
        < 7 => new PortVlan.Access(Vlan()),
        < 9 => new PortVlan.Trunk(Chance(50) ? null : Vlan(), VlanSet.Of(Vlan(), Vlan())),
        _ => PrivateVlan(),
    };

    private PortVlan PrivateVlan() => _random.Next(3) switch
    {
        0 => new PortVlan.Isolated(new VlanId(4), new VlanId(5)),
        1 => new PortVlan.Community(new VlanId(4), new VlanId(6)),
        _ => new PortVlan.Promiscuous(new VlanId(4), Chance(50) ? VlanSet.Of(5, 6) : VlanSet.Of(6)),
    };

    private IsolationSetting? Isolation() => Chance(10)
        ? new IsolationSetting { Mode = IsolationMode.Vlan, DefaultId = _random.Next(0, 7), AllowUntagged = Chance(70) }
        : null;

    private VlanId Vlan() => new(_random.Next(1, 7));

    private bool? MayBe() => _random.Next(3) switch { 0 => true, 1 => false, _ => null };

    private bool Chance(int percent) => _random.Next(100) < percent;
}
