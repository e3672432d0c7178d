using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Generators;

/// <summary>Random physical networks: every key, one plug per port.</summary>
internal sealed class FabricGenerator
{
    private readonly Random _random;
    private readonly NameGenerator _names;
    private readonly VlanGenerator _vlans;
    private readonly Queue<PortReference> _freePorts;

    public FabricGenerator(Random random, NameGenerator names, VlanGenerator vlans)
    {
        _random = random;
        _names = names;
        _vlans = vlans;
        PhysicalSwitch[] switches = Enumerable.Range(0, random.Next(4)).Select(_ => Switch()).ToArray();
        PortReference[] free = switches
            .SelectMany(s => s.Ports.Where(p => p.Attached is null).Select(p => new PortReference(s.Name, p.Name)))
            .OrderBy(_ => random.Next())
            .ToArray();
        _freePorts = new Queue<PortReference>(free);
        Fabric = new Fabric
        {
            Switches = switches.ToValueList(),
            Links = Enumerable.Range(0, random.Next(3)).Where(_ => _freePorts.Count > 4).Select(_ => new FabricLink(_freePorts.Dequeue(), _freePorts.Dequeue())).ToValueList(),
            Lags = free.Length < 2 ? [] : [new LinkAggregation { Name = names.Next("Po"), Ports = free.Take(2).ToValueList() }],
            Mlag = switches.Length < 2 ? [] : [new SwitchPair(switches[0].Name, switches[1].Name)],
        };
    }

    public Fabric Fabric { get; }

    /// <summary>A port that nothing is plugged into; null if there is none left.</summary>
    public PortReference? TakePort() => _freePorts.Count > 0 && _random.Next(3) > 0 ? _freePorts.Dequeue() : null;

    private PhysicalSwitch Switch() => new()
    {
        Name = _names.Next("Switch"),
        OtherPorts = _random.Pick<OtherPorts>(),
        AcceptsOwnTagOnAccess = _random.MaybeFlag(),
        AcceptsTaggedNative = _random.MaybeFlag(),
        Ports = Enumerable.Range(0, _random.Next(6)).Select(_ => Port()).ToValueList(),
        RoutedInterfaces = Enumerable.Range(0, _random.Next(2))
            .Select(_ => new RoutedInterface { Vlan = _vlans.Vlan(), Vrf = _random.Maybe("blue"), Acl = _random.Maybe("101") })
            .ToValueList(),
    };

    private PhysicalPort Port() => new()
    {
        Name = _random.Next(2) == 0 ? _names.Next("Ethernet1/1/") : _names.Next("Gi"),
        Mode = _random.Pick<PhysicalPortMode>(),
        Vlan = _random.Maybe(_vlans.Vlan()) ?? new VlanId(1),
        Native = _random.Next(3) switch { 0 => null, 1 => new VlanId(1), _ => _vlans.Vlan() },
        Allowed = _random.Next(2) == 0 ? VlanSet.All : _vlans.Set(),
        Attached = _random.Next(3) == 0 ? _names.Next("Server") : null,
        PrivateVlan = _random.Next(4) == 0 ? _vlans.PrivateVlan() : null,
        VoiceVlan = _random.Maybe(_vlans.Vlan()),
        TagsNative = _random.MaybeFlag(),
        IngressFiltering = _random.MaybeFlag(),
        Shutdown = _random.Next(6) == 0,
        Description = _random.Maybe("to \"Host1\""),
    };
}
