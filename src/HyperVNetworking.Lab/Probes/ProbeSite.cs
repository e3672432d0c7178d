using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The probes of a lab: who listens, and what lies between the hosts. Receivers are remembered by this object only.</summary>
/// <param name="lab">The lab.</param>
/// <param name="slots">Its hosts.</param>
internal sealed class ProbeSite(NetworkLab lab, IReadOnlyList<HostSlot> slots)
{
    private readonly object _gate = new();
    private readonly List<ProbeReceiver> _receivers = [];

    /// <summary>Whether a method needs what is known here.</summary>
    /// <param name="method">The method.</param>
    /// <returns>True for TestNetworkConnection.</returns>
    public static bool Serves(string method) => Names.Same(method, ProbeProvider.Method);

    /// <summary>The network as it is now; asked for before a host is locked, since it looks at all of them.</summary>
    /// <returns>The network.</returns>
    /// <exception cref="HostFaultException">The file of a host cannot be used.</exception>
    public ProbeLine Line()
    {
        NetworkDocument cables = lab.Current().Cables;
        var hosts = new Dictionary<string, IReadOnlyList<WiredSwitch>>(Names.Comparer);
        foreach (HostSlot slot in slots)
        {
            hosts[slot.Name] = slot.Run(s => HostWiring.Of(s.Host, cables.Hosts.FirstOrDefault(h => Names.Same(h.Name, slot.Name))?.PhysicalNics ?? []));
        }

        return new ProbeLine(new ProbeNetwork(cables.Fabric, hosts), Add, Take);
    }

    private void Add(ProbeReceiver receiver)
    {
        lock (_gate)
        {
            _receivers.RemoveAll(r => r == receiver);
            _receivers.Add(receiver);
        }
    }

    private ProbeReceiver? Take(Predicate<ProbeReceiver> wanted)
    {
        lock (_gate)
        {
            ProbeReceiver? found = _receivers.Find(wanted);
            _receivers.RemoveAll(r => r == found);
            return found;
        }
    }
}
