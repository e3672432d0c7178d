using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>
/// A small random network with every feature mixed in: VLANs 1 to 6, some switches, loops, native mismatches, teams, private VLAN on adapters and ports,
/// both VLAN stores, trunk guests, mirroring, MAC spoofing, guest teams, port ACLs, mapped team members, NICs with a VLAN of their own; up to 60 endpoints; the same for the same seed.
/// </summary>
internal sealed class RandomNetwork
{
    /// <summary>The highest VLAN that a setting names; ports carry two more.</summary>
    public const int HighestVlan = 6;

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

        int crowd = network.Chance(20) ? 11 : 6;
        HostState[] hosts = [.. Enumerable.Range(0, network._random.Next(1, 5)).Select(number => network.MakeHost(number, crowd))];
        for (int i = network._random.Next(0, 5); i > 0; i--)
        {
            PhysicalPort port = network.Port() with { Attached = $"Server{network._random.Next(3)}" };
            network.AddPort(network._random.Next(switches), network.Chance(25) ? port with { PrivateVlan = network.PrivateVlan() } : port);
        }

        return new NetworkDocument { Hosts = [.. hosts], Fabric = new Fabric { Switches = [.. network._switches], Links = [.. network._links], Lags = network.Lags() } };
    }

    private HostState MakeHost(int number, int crowd)
    {
        PhysicalNic[] nics = [.. Enumerable.Range(0, _random.Next(1, 5)).Select(i => new PhysicalNic
        {
            Name = $"NIC{i}",
            Port = Chance(10) ? null : AddPort(_random.Next(_switches.Count), Chance(8) ? Port() with { PrivateVlan = PrivateVlan() } : Port()),
            Use = Chance(40) ? "Management" : null,
            Vlan = Chance(8) ? Vlan() : null,
        })];
        var free = new Queue<string>(nics.Select(n => n.Name));
        var teams = new List<NicTeam>();
        if (free.Count >= 2 && Chance(40))
        {
            TeamNic[] interfaces = Chance(40) ? [] : [new TeamNic { Name = "Team" }, new TeamNic { Name = "Team - a", Vlan = Vlan() }];
            teams.Add(new NicTeam { Name = "Team", Members = [free.Dequeue(), free.Dequeue()], Standby = Chance(30) ? "NIC1" : null, Interfaces = [.. interfaces] });
        }

        string[] names = [.. teams.SelectMany(t => t.EffectiveInterfaces).Select(t => t.Name).Where(_ => Chance(60))];
        var switches = names.Select((n, i) => new VirtualSwitch { Name = $"T{i}", Type = SwitchType.External, Uplinks = [n], UplinkMirroring = Mirroring(), ForwardingExtension = Chance(3) ? "VFP" : null }).ToList();
        while (free.Count > 0 && Chance(70))
        {
            string[] uplinks = free.Count > 1 && Chance(40) ? [free.Dequeue(), free.Dequeue()] : [free.Dequeue()];
            switches.Add(new VirtualSwitch { Name = $"S{switches.Count}", Type = SwitchType.External, Uplinks = [.. uplinks], UplinkMirroring = Mirroring(), ForwardingExtension = Chance(3) ? "VFP" : null });
        }

        switches.Add(new VirtualSwitch { Name = "Inside", Type = Chance(50) ? SwitchType.Private : SwitchType.Internal });
        VirtualSwitch? team = switches.Find(s => s.Uplinks.Count > 1);
        string Switch() => switches[_random.Next(switches.Count)].Name;
        return new HostState
        {
            Name = $"H{number}",
            PhysicalNics = [.. nics],
            Teams = [.. teams],
            Switches = [.. switches],
            HostAdapters = [.. Enumerable.Range(0, Chance(50) ? _random.Next(1, 3) : 0).Select(i => new HostAdapter { Name = $"Own{i}", Switch = Switch(), Vlan = Mode(), Security = Security(), Acls = Acls(), TeamMapping = Mapping(team) })],
            Vms = [.. Enumerable.Range(0, _random.Next(0, crowd)).Select(i => new VirtualMachine
            {
                Name = $"VM{number}-{i}",
                Adapters = [.. Enumerable.Range(0, Chance(20) ? _random.Next(2, 4) : 1).Select(_ => new VmAdapter { Switch = Chance(5) ? null : Switch(), Vlan = Mode(), Isolation = Isolation(), Security = Security(), Acls = Acls(), TeamMapping = Mapping(team) })],
            })],
        };
    }

    private AdapterSecurity Security() => new()
    {
        MacSpoofing = Chance(15),
        GuestTeaming = Chance(10),
        Mirroring = Mirroring(),
    };

    private ValueList<PortAcl> Acls() => Chance(90) ? [] : [new PortAcl { Action = Chance(70) ? PortAclAction.Deny : PortAclAction.Meter, Direction = PortAclDirection.Inbound }];

    private TeamMapping? Mapping(VirtualSwitch? team) => team is null || Chance(60) ? null : new TeamMapping(team.Uplinks[_random.Next(2)]) { DisableOnFailover = Chance(70) };

    private PortMirroring Mirroring() => Chance(85) ? PortMirroring.None : Chance(50) ? PortMirroring.Source : PortMirroring.Destination;

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

    // Two private VLANs: 4 with the isolated 5 and the community 6, and 3 with the isolated 2.
    private PortVlan PrivateVlan() => _random.Next(9) switch
    {
        < 2 => new PortVlan.Isolated(new VlanId(4), new VlanId(5)),
        < 4 => new PortVlan.Community(new VlanId(4), new VlanId(6)),
        < 7 => new PortVlan.Promiscuous(new VlanId(4), Chance(50) ? VlanSet.Of(5, 6) : VlanSet.Of(6)),
        7 => new PortVlan.Isolated(new VlanId(3), new VlanId(2)),
        _ => new PortVlan.Promiscuous(new VlanId(3), VlanSet.Of(2)),
    };

    private IsolationSetting? Isolation()
    {
        if (!Chance(10))
        {
            return null;
        }

        bool multiTenant = Chance(25);
        return new IsolationSetting
        {
            Mode = Chance(90) ? IsolationMode.Vlan : IsolationMode.None,
            DefaultId = _random.Next(0, HighestVlan + 1),
            AllowUntagged = Chance(70),
            MultiTenantStack = multiTenant,
            RoutingDomains = multiTenant ? [new RoutingDomain { Name = "Blue", IsolationIds = [Vlan().Value, Vlan().Value] }] : [],
        };
    }

    private VlanId Vlan() => new(_random.Next(1, HighestVlan + 1));

    private bool? MayBe() => _random.Next(3) switch { 0 => true, 1 => false, _ => null };

    private bool Chance(int percent) => _random.Next(100) < percent;
}
