using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Validation;

/// <summary>How far a VLAN number means the same: on one virtual switch without a described cable, or over all the physical switches that links join.</summary>
internal sealed class VlanScopes
{
    private readonly Dictionary<string, int> _switches = new(Names.Comparer);
    private readonly LoopBlocks _joined;

    public VlanScopes(Fabric fabric)
    {
        (int First, int Second)[] links = fabric.Links.Select(l => (IndexOf(l.First.Switch), IndexOf(l.Second.Switch))).ToArray();
        _joined = new LoopBlocks(_switches.Count, links.Where(l => l.First != l.Second).ToArray());
    }

    /// <summary>The scope of a physical switch.</summary>
    public string Of(string physicalSwitch) =>
        _switches.TryGetValue(physicalSwitch, out int index) ? $"fabric {_joined.ComponentOf[index]}" : $"switch {physicalSwitch.ToUpperInvariant()}";

    /// <summary>The scope of an adapter on a virtual switch; null if it is on none.</summary>
    public string? Of(HostState host, string? name)
    {
        if (host.FindSwitch(name) is not VirtualSwitch virtualSwitch)
        {
            return null;
        }

        PortReference? port = virtualSwitch.Uplinks
            .SelectMany(u => host.FindNic(u) is PhysicalNic nic ? [nic] : host.FindTeam(u)?.Members.Select(host.FindNic).OfType<PhysicalNic>() ?? [])
            .Select(n => n.Port)
            .FirstOrDefault(p => p is not null);
        return port is null ? $"{host.Name.ToUpperInvariant()}/{(virtualSwitch.Id ?? virtualSwitch.Name).ToUpperInvariant()}" : Of(port.Switch);
    }

    private int IndexOf(string name)
    {
        if (!_switches.TryGetValue(name, out int index))
        {
            index = _switches[name] = _switches.Count;
        }

        return index;
    }
}
