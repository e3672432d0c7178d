using System;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Generators;

/// <summary>Random VLANs, VLAN sets and settings, the limits among them.</summary>
internal sealed class VlanGenerator(Random random)
{
    // One primary for a whole document: in one network a secondary has one.
    private readonly VlanId _primary = new(random.Next(VlanId.MinValue, VlanId.MaxValue + 1));

    public VlanId Vlan() => new(random.Next(8) switch
    {
        0 => VlanId.MinValue,
        1 => VlanId.MaxValue,
        _ => random.Next(VlanId.MinValue, VlanId.MaxValue + 1),
    });

    public VlanSet Set() => random.Next(6) switch
    {
        0 => VlanSet.Empty,
        1 => VlanSet.All,
        2 => VlanSet.Of([Vlan()]),
        _ => VlanSet.Of(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Vlan())).Union(VlanSet.Range(Vlan(), Vlan())),
    };

    public PortVlan Setting() => random.Next(4) switch
    {
        0 => PortVlan.None,
        1 => new PortVlan.Access(Vlan()),
        2 => new PortVlan.Trunk(random.Maybe(Vlan()), Set()),
        _ => PrivateVlan(),
    };

    /// <summary>A private VLAN setting of the document's primary.</summary>
    public PortVlan PrivateVlan() => PrivateVlan(_primary);

    /// <summary>A private VLAN setting whose secondaries do not hold the primary.</summary>
    private PortVlan PrivateVlan(VlanId primary)
    {
        VlanSet others = VlanSet.Of([primary]);
        VlanId secondary = Enumerable.Repeat(0, 100).Select(_ => Vlan()).First(v => v != primary);
        return random.Next(3) switch
        {
            0 => new PortVlan.Isolated(primary, secondary),
            1 => new PortVlan.Community(primary, secondary),
            _ => new PortVlan.Promiscuous(primary, Set().Except(others)),
        };
    }

    public IsolationSetting? Isolation() => random.Next(3) > 0 ? null : new IsolationSetting
    {
        Mode = random.Pick<IsolationMode>(),
        DefaultId = random.Maybe(random.NextInt64(0, uint.MaxValue + 1L)) ?? 0,
        AllowUntagged = random.Flag(),
        MultiTenantStack = random.Flag(),
        RoutingDomains = Enumerable.Range(0, random.Next(3))
            .Select(i => new RoutingDomain { Name = $"Domain {i}", Id = random.MaybeGuid(), IsolationIds = [5001, uint.MaxValue] })
            .ToValueList(),
    };
}
