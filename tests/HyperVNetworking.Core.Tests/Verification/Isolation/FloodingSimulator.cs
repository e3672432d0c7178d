using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>
/// Slow and obviously right: floods one frame after the other, port by port, straight over the documents, and notes who hears it.
/// It shares no code with the engine; the rules are written down again from design 6. What may pass, passes.
/// </summary>
internal sealed class FloodingSimulator(IReadOnlyList<HostState> hosts, Fabric fabric)
{
    private readonly IReadOnlyList<Endpoint> _endpoints = EndpointDirectory.Build(hosts, fabric).Endpoints;
    private readonly HashSet<(PortReference Port, int Vlan)> _seen = [];
    private readonly HashSet<(string Host, string Switch, Endpoint? From, int Class)> _inside = [];
    private readonly HashSet<Endpoint> _heard = [];
    private (string Host, string Switch)? _origin;

    /// <summary>All pairs (sender, hearer), without self pairs.</summary>
    public HashSet<(string Sender, string Hearer)> HeardBy()
    {
        var pairs = new HashSet<(string, string)>();
        foreach (Endpoint sender in _endpoints)
        {
            _seen.Clear();
            _inside.Clear();
            _heard.Clear();
            _origin = null;
            Send(sender);
            pairs.UnionWith(_heard.Where(e => e != sender).Select(e => (sender.Name, e.Name)));
        }

        return pairs;
    }

    // With any tag its port lets it send; a server or team NIC may tag its own frames.
    private void Send(Endpoint sender)
    {
        HostState? host = hosts.FirstOrDefault(h => h.Name == sender.Host);
        switch (sender.Kind)
        {
            case EndpointKind.Server:
                foreach ((PhysicalSwitch s, PhysicalPort p) in fabric.Switches.SelectMany(s => s.Ports.Where(p => p.Attached == sender.Name).Select(p => (s, p))))
                {
                    SendTags(tag => EnterFabric(new PortReference(s.Name, p.Name), tag));
                }

                break;
            case EndpointKind.PhysicalNic:
                SendNic(host!, sender.Adapter!, host!.FindNic(sender.Adapter)!.Vlan?.Value ?? 0);
                break;
            case EndpointKind.TeamNic:
                VlanId[] claimed = [.. host!.FindTeam(sender.Adapter)!.EffectiveInterfaces.Select(t => t.Vlan).OfType<VlanId>()];
                SendTags(tag =>
                {
                    if (!claimed.Any(v => v.Value == tag))
                    {
                        SendTeamNic(host, sender.Adapter!, tag);
                    }
                });
                break;
            default:
                IVirtualAdapter own = Adapter(host!, sender);
                if (host!.FindSwitch(own.Switch) is VirtualSwitch virtualSwitch)
                {
                    _origin = (host.Name, virtualSwitch.Name);
                    foreach (int sent in SimulatedPorts.Classes(own.Vlan, own.Isolation).Sends)
                    {
                        EnterVirtualSwitch(host, virtualSwitch, sender, sent);
                    }
                }

                break;
        }
    }

    private static void SendTags(System.Action<int> send)
    {
        for (int tag = 0; tag <= RandomNetwork.HighestVlan + 2; tag++)
        {
            send(tag);
        }
    }

    private static IVirtualAdapter Adapter(HostState host, Endpoint endpoint) => endpoint.Kind == EndpointKind.HostAdapter
        ? host.HostAdapters[endpoint.AdapterIndex]
        : host.Vms[endpoint.MachineIndex].Adapters[endpoint.AdapterIndex];

    /// <summary>A frame of a class comes into a virtual switch, by an adapter or (null) by an uplink.</summary>
    private void EnterVirtualSwitch(HostState host, VirtualSwitch virtualSwitch, Endpoint? from, int frameClass)
    {
        if (!_inside.Add((host.Name, virtualSwitch.Name, from, frameClass)))
        {
            return;
        }

        Endpoint[] others = [.. _endpoints.Where(e =>
            e != from && e.Host == host.Name && e.Kind is EndpointKind.VmAdapter or EndpointKind.HostAdapter && e.Host == host.Name && Adapter(host, e).Switch == virtualSwitch.Name)];
        Endpoint[] hearers = [.. others.Where(e => SimulatedPorts.Classes(Adapter(host, e).Vlan, Adapter(host, e).Isolation).Hears.Contains(frameClass))];
        bool isMirrored = hearers.Append(from).Any(e => e is not null && Adapter(host, e).Security.Mirroring == PortMirroring.Source)
            || (virtualSwitch.UplinkMirroring == PortMirroring.Source && virtualSwitch.Uplinks.Count > 0);
        foreach (Endpoint hearer in hearers.Union(others.Where(e => isMirrored && Adapter(host, e).Security.Mirroring == PortMirroring.Destination)))
        {
            Hear(host, hearer, frameClass);
        }

        bool isCopiedOut = isMirrored && virtualSwitch.UplinkMirroring == PortMirroring.Destination;
        foreach (string uplink in from is null && !isCopiedOut ? [] : virtualSwitch.Uplinks.Where(u => isCopiedOut || MayUse(Adapter(host, from!), virtualSwitch, u)))
        {
            if (host.FindNic(uplink) is not null)
            {
                SendNic(host, uplink, frameClass);
            }
            else
            {
                SendTeamNic(host, uplink, frameClass);
            }
        }
    }

    // An adapter that is mapped to one member, with no failover to another, uses that one.
    private static bool MayUse(IVirtualAdapter adapter, VirtualSwitch virtualSwitch, string uplink) =>
        adapter.TeamMapping is not { DisableOnFailover: true } mapping || mapping.Nic == uplink || !virtualSwitch.Uplinks.Contains(mapping.Nic);

    /// <summary>A guest that may send with foreign addresses sends on what it hears: by its other adapters, and on a trunk in the other VLANs; not within a team of its own.</summary>
    private void Hear(HostState host, Endpoint hearer, int frameClass)
    {
        _heard.Add(hearer);
        foreach (Endpoint other in _endpoints.Where(e => hearer.Kind == EndpointKind.VmAdapter && e.Kind == EndpointKind.VmAdapter && e.Host == hearer.Host && e.MachineIndex == hearer.MachineIndex))
        {
            IVirtualAdapter heardBy = Adapter(host, hearer);
            IVirtualAdapter sentBy = Adapter(host, other);
            bool sameTeam = heardBy.Security.GuestTeaming && sentBy.Security.GuestTeaming;
            bool bridges = other == hearer ? sentBy.Vlan is PortVlan.Trunk : !sameTeam;
            if (sentBy.Security.MacSpoofing && bridges && host.FindSwitch(sentBy.Switch) is VirtualSwitch virtualSwitch)
            {
                foreach (int sent in SimulatedPorts.Classes(sentBy.Vlan, sentBy.Isolation).Sends.Where(c => other != hearer || c != frameClass))
                {
                    EnterVirtualSwitch(host, virtualSwitch, other, sent);
                }
            }
        }
    }

    private void SendTeamNic(HostState host, string name, int tag)
    {
        NicTeam? team = host.FindTeam(name);
        TeamNic? teamNic = team?.EffectiveInterfaces.FirstOrDefault(t => t.Name == name) ?? team?.EffectiveInterfaces.FirstOrDefault(t => t.Vlan is null);
        if (teamNic is null || (teamNic.Vlan is not null && tag != 0))
        {
            return;
        }

        foreach (string member in team!.Members)
        {
            SendNic(host, member, teamNic.Vlan?.Value ?? tag);
        }
    }

    private void SendNic(HostState host, string nic, int tag)
    {
        if (host.FindNic(nic)?.Port is PortReference port)
        {
            EnterFabric(port, tag);
        }
    }

    private void EnterFabric(PortReference at, int tag)
    {
        PhysicalSwitch? physicalSwitch = fabric.FindSwitch(at.Switch);
        PhysicalPort? port = fabric.FindPort(at);
        int vlan = port is null ? SimulatedPorts.Dropped : SimulatedPorts.In(physicalSwitch!, port, tag);
        if (vlan == SimulatedPorts.Dropped || !_seen.Add((at, vlan)))
        {
            return;
        }

        foreach (PhysicalPort other in physicalSwitch!.Ports)
        {
            var exit = new PortReference(at.Switch, other.Name);
            bool sameLag = fabric.Lags.Any(l => l.Ports.Contains(at) && l.Ports.Contains(exit));
            int tagOut = SimulatedPorts.Out(other, vlan);
            if (!exit.Equals(at) && !sameLag && tagOut != SimulatedPorts.Dropped)
            {
                LeaveFabric(exit, other, tagOut);
            }
        }
    }

    private void LeaveFabric(PortReference at, PhysicalPort port, int tag)
    {
        _heard.UnionWith(_endpoints.Where(e => e.Kind == EndpointKind.Server && e.Name == port.Attached));
        foreach (FabricLink link in fabric.Links.Where(l => l.First.Equals(at) || l.Second.Equals(at)))
        {
            EnterFabric(link.First.Equals(at) ? link.Second : link.First, tag);
        }

        foreach (HostState host in hosts)
        {
            foreach (PhysicalNic nic in host.PhysicalNics.Where(n => at.Equals(n.Port)))
            {
                Receive(host, nic.Name, tag);
            }
        }
    }

    private void Receive(HostState host, string nic, int tag)
    {
        _heard.UnionWith(_endpoints.Where(e => e.Kind == EndpointKind.PhysicalNic && e.Host == host.Name && e.Adapter == nic && (tag == 0 || tag == host.FindNic(nic)!.Vlan?.Value)));
        ReceiveOnSwitches(host, u => u == nic, tag);
        foreach (NicTeam team in host.Teams.Where(t => t.Members.Contains(nic)))
        {
            TeamNic? claiming = team.EffectiveInterfaces.FirstOrDefault(t => t.Vlan?.Value == tag);
            TeamNic? taker = claiming ?? team.EffectiveInterfaces.FirstOrDefault(t => t.Vlan is null);
            if (taker is not null)
            {
                _heard.UnionWith(_endpoints.Where(e => e.Kind == EndpointKind.TeamNic && e.Host == host.Name && e.Adapter == taker.Name));
                ReceiveOnSwitches(host, u => u == taker.Name || (taker.Vlan is null && u == team.Name), claiming is null ? tag : 0);
            }
        }
    }

    private void ReceiveOnSwitches(HostState host, System.Func<string, bool> isUplink, int tag)
    {
        foreach (VirtualSwitch virtualSwitch in host.Switches.Where(s => s.Uplinks.Any(isUplink)))
        {
            if (_origin != (host.Name, virtualSwitch.Name))
            {
                EnterVirtualSwitch(host, virtualSwitch, null, tag);
            }
        }
    }
}
