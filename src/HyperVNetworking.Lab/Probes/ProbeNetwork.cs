using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The whole network of a lab at one moment. It floods one frame, port by port, and tells who hears it: nothing is known here of tenants or of what should be.</summary>
/// <param name="fabric">The physical network.</param>
/// <param name="hosts">The virtual switches of every host.</param>
internal sealed class ProbeNetwork(Fabric fabric, IReadOnlyDictionary<string, IReadOnlyList<WiredSwitch>> hosts)
{
    private readonly ILookup<PortReference, (WiredSwitch Switch, WiredUplink Uplink)> _uplinks = hosts.Values
        .SelectMany(h => h)
        .SelectMany(s => s.Uplinks.SelectMany(u => u.Cables.Select(c => (Cable: c, Switch: s, Uplink: u))))
        .ToLookup(c => c.Cable, c => (c.Switch, c.Uplink));

    private readonly ILookup<PortReference, PortReference> _links = fabric.Links
        .SelectMany(l => new[] { (From: l.First, To: l.Second), (From: l.Second, To: l.First) })
        .ToLookup(l => l.From, l => l.To);

    /// <summary>Whether the untagged frame of one VM adapter arrives at another.</summary>
    /// <param name="sender">The host, and the InstanceID of the sender's allocation.</param>
    /// <param name="receiver">The same of the receiver.</param>
    /// <returns>True if it does.</returns>
    public bool IsHeard((string Host, string Port) sender, (string Host, string Port) receiver)
    {
        if (Find(sender) is not (WiredSwitch from, { Sends: int vlan } port) || Find(receiver) is not (WiredSwitch to, WiredPort hearer) || port == hearer)
        {
            return false;
        }

        return ReferenceEquals(from, to) ? hearer.Hears.Contains(vlan) : Spread(from, port, vlan).Any(a => ReferenceEquals(a.Switch, to) && hearer.Hears.Contains(a.Vlan));
    }

    private (WiredSwitch Switch, WiredPort Port)? Find((string Host, string Port) end)
    {
        foreach (WiredSwitch on in hosts.TryGetValue(end.Host, out IReadOnlyList<WiredSwitch>? switches) ? switches : [])
        {
            if (on.Ports.FirstOrDefault(p => Names.Same(p.Id, end.Port)) is WiredPort port)
            {
                return (on, port);
            }
        }

        return null;
    }

    // Where a frame comes into other virtual switches. The one it began in drops what comes back to it, and no virtual switch passes it on from uplink to uplink.
    private HashSet<(WiredSwitch Switch, int Vlan)> Spread(WiredSwitch from, WiredPort port, int vlan)
    {
        var arrived = new HashSet<(WiredSwitch, int)>();
        var seen = new HashSet<(PortReference, int)>();
        var queue = new Queue<(PortReference At, int Tag)>();
        bool isPinned = from.Uplinks.Any(u => Names.Same(u.Name, port.PinnedTo));
        foreach (WiredUplink uplink in from.Uplinks.Where(u => !isPinned || Names.Same(u.Name, port.PinnedTo)))
        {
            if (uplink.Out(vlan) is int tag)
            {
                uplink.Cables.ToList().ForEach(c => queue.Enqueue((c, tag)));
            }
        }

        while (queue.Count > 0)
        {
            (PortReference at, int tag) = queue.Dequeue();
            PhysicalSwitch? on = fabric.FindSwitch(at.Switch);
            if (on?.FindPort(at.Port) is not PhysicalPort entry || FabricPort.In(on, entry, tag) is not int inside || !seen.Add((at, inside)))
            {
                continue;
            }

            foreach (PhysicalPort exit in on.Ports)
            {
                var leaving = new PortReference(on.Name, exit.Name);
                if (!leaving.Equals(at) && !AreOne(at, leaving) && FabricPort.Out(exit, inside) is int wire)
                {
                    arrived.UnionWith(_uplinks[leaving].Where(u => u.Switch != from && u.Uplink.In(wire) is not null).Select(u => (u.Switch, u.Uplink.In(wire)!.Value)));
                    _links[leaving].ToList().ForEach(l => queue.Enqueue((l, wire)));
                }
            }
        }

        return arrived;
    }

    private bool AreOne(PortReference first, PortReference second) => fabric.Lags.Any(l => l.Ports.Contains(first) && l.Ports.Contains(second));
}
