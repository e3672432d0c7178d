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
    private const int Dropped = -1;
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

    /// <summary>The send and hear table of design 6; both VLAN stores, permissively.</summary>
    private static (HashSet<int> Sends, HashSet<int> Hears) Classes(PortVlan vlan, IsolationSetting? isolation)
    {
        (HashSet<int> sends, HashSet<int> hears) = Table(vlan);
        if (isolation is not { Mode: IsolationMode.Vlan })
        {
            return (sends, hears);
        }

        HashSet<int> second = isolation.AllowUntagged ? [(int)isolation.DefaultId] : [];
        second.UnionWith(isolation.MultiTenantStack ? isolation.RoutingDomains.SelectMany(d => d.IsolationIds).Select(id => (int)id) : []);
        return vlan is PortVlan.Untagged ? (second, second) : ([.. sends, .. second], [.. hears, .. second]);
    }

    private static (HashSet<int> Sends, HashSet<int> Hears) Table(PortVlan vlan) => vlan switch
    {
        PortVlan.Access v => ([v.Id.Value], [v.Id.Value]),
        PortVlan.Trunk t => ([t.Native?.Value ?? 0, .. t.Allowed.Select(v => v.Value)], [t.Native?.Value ?? 0, .. t.Allowed.Select(v => v.Value)]),
        PortVlan.Isolated i => ([i.Secondary.Value], [i.Primary.Value]),
        PortVlan.Community c => ([c.Secondary.Value], [c.Primary.Value, c.Secondary.Value]),
        PortVlan.Promiscuous p => ([p.Primary.Value], [p.Primary.Value, .. p.Secondaries.Select(v => v.Value)]),
        _ => ([0], [0]),
    };

    // With any tag its port lets it send; a server, NIC or team NIC may tag its own frames.
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
                SendTags(tag => SendNic(host!, sender.Adapter!, tag));
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
                    foreach (int sent in Classes(own.Vlan, own.Isolation).Sends)
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
        Endpoint[] hearers = [.. others.Where(e => Classes(Adapter(host, e).Vlan, Adapter(host, e).Isolation).Hears.Contains(frameClass))];
        bool isMirrored = hearers.Append(from).Any(e => e is not null && Adapter(host, e).Security.Mirroring == PortMirroring.Source)
            || (virtualSwitch.UplinkMirroring == PortMirroring.Source && virtualSwitch.Uplinks.Count > 0);
        foreach (Endpoint hearer in hearers.Union(others.Where(e => isMirrored && Adapter(host, e).Security.Mirroring == PortMirroring.Destination)))
        {
            Hear(host, hearer, frameClass);
        }

        bool isCopiedOut = isMirrored && virtualSwitch.UplinkMirroring == PortMirroring.Destination;
        foreach (string uplink in from is null && !isCopiedOut ? [] : virtualSwitch.Uplinks)
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
                foreach (int sent in Classes(sentBy.Vlan, sentBy.Isolation).Sends.Where(c => other != hearer || c != frameClass))
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
        int vlan = port is null ? Dropped : In(physicalSwitch!, port, tag);
        if (vlan == Dropped || !_seen.Add((at, vlan)))
        {
            return;
        }

        foreach (PhysicalPort other in physicalSwitch!.Ports)
        {
            var exit = new PortReference(at.Switch, other.Name);
            bool sameLag = fabric.Lags.Any(l => l.Ports.Contains(at) && l.Ports.Contains(exit));
            int tagOut = Out(other, vlan);
            if (!exit.Equals(at) && !sameLag && tagOut != Dropped)
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
        _heard.UnionWith(_endpoints.Where(e => e.Kind == EndpointKind.PhysicalNic && e.Host == host.Name && e.Adapter == nic));
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

    private static int In(PhysicalSwitch physicalSwitch, PhysicalPort port, int tag)
    {
        bool takesAny = port.IngressFiltering == false;
        if (port.PrivateVlan is PortVlan pvlan && port.Mode != PhysicalPortMode.Trunk)
        {
            return tag == 0 ? Table(pvlan).Sends.Single() : tag == port.VoiceVlan?.Value || takesAny ? tag : Dropped;
        }

        // A secondary trunk has no use for the primary's tag: the other end knows the secondary only.
        if (port.PrivateVlan is PortVlan.Isolated or PortVlan.Community && tag == Primary(port.PrivateVlan))
        {
            return Dropped;
        }

        if (port.Mode == PhysicalPortMode.Access)
        {
            return tag == 0 ? port.Vlan.Value
                : tag == port.Vlan.Value ? (physicalSwitch.AcceptsOwnTagOnAccess != false || takesAny ? tag : Dropped)
                : tag == port.VoiceVlan?.Value || takesAny ? tag
                : Dropped;
        }

        if (port.Mode == PhysicalPortMode.Trunk)
        {
            bool inList = tag != 0 && port.Allowed.Contains(new VlanId(tag));
            return tag == 0 ? (port.Native is VlanId n && port.Allowed.Contains(n) ? n.Value : Dropped)
                : tag == port.Native?.Value ? ((inList || takesAny) && (physicalSwitch.AcceptsTaggedNative != false || takesAny) ? tag : Dropped)
                : inList || takesAny ? tag
                : Dropped;
        }

        return Dropped;
    }

    private static int Primary(PortVlan vlan) => vlan switch
    {
        PortVlan.Isolated i => i.Primary.Value,
        PortVlan.Community c => c.Primary.Value,
        PortVlan.Promiscuous p => p.Primary.Value,
        _ => Dropped,
    };

    // On the wire of a private VLAN trunk there is one VLAN: the secondary where the other end is a host's, the primary where it is a router's.
    private static int OnTrunk(PortVlan? pvlan, int vlan)
    {
        if (pvlan is null)
        {
            return vlan;
        }

        int wire = Table(pvlan).Sends.Single();
        return Table(pvlan).Hears.Contains(vlan) ? wire : vlan == wire || vlan == Primary(pvlan) ? Dropped : vlan;
    }

    private static int Out(PhysicalPort port, int vlan)
    {
        if (port.PrivateVlan is PortVlan pvlan && port.Mode != PhysicalPortMode.Trunk)
        {
            return Table(pvlan).Hears.Contains(vlan) ? 0 : vlan == port.VoiceVlan?.Value ? vlan : Dropped;
        }

        if (port.Mode == PhysicalPortMode.Access)
        {
            return vlan == port.Vlan.Value ? 0 : vlan == port.VoiceVlan?.Value ? vlan : Dropped;
        }

        int wire = port.Mode == PhysicalPortMode.Trunk ? OnTrunk(port.PrivateVlan, vlan) : Dropped;
        return wire == Dropped || !port.Allowed.Contains(new VlanId(wire)) ? Dropped
            : wire == port.Native?.Value && port.TagsNative != true ? 0
            : wire;
    }
}
