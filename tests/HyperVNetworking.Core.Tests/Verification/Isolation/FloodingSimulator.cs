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
    private readonly HashSet<Endpoint> _heard = [];
    private (string Host, string Switch)? _origin;

    /// <summary>All pairs (sender, hearer), without self pairs.</summary>
    public HashSet<(string Sender, string Hearer)> HeardBy()
    {
        var pairs = new HashSet<(string, string)>();
        foreach (Endpoint sender in _endpoints)
        {
            _seen.Clear();
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

    private void Send(Endpoint sender)
    {
        HostState? host = hosts.FirstOrDefault(h => h.Name == sender.Host);
        switch (sender.Kind)
        {
            case EndpointKind.Server:
                foreach ((PhysicalSwitch s, PhysicalPort p) in fabric.Switches.SelectMany(s => s.Ports.Where(p => p.Attached == sender.Name).Select(p => (s, p))))
                {
                    for (int tag = 0; tag <= 8; tag++)
                    {
                        EnterFabric(new PortReference(s.Name, p.Name), tag);
                    }
                }

                break;
            case EndpointKind.PhysicalNic:
                SendNic(host!, sender.Adapter!, 0);
                break;
            case EndpointKind.TeamNic:
                SendTeamNic(host!, sender.Adapter!, 0);
                break;
            default:
                (string? virtualSwitch, PortVlan vlan, IsolationSetting? isolation) = Setting(host!, sender);
                if (host!.FindSwitch(virtualSwitch) is VirtualSwitch own)
                {
                    _origin = (host.Name, own.Name);
                    foreach (int sent in Classes(vlan, isolation).Sends)
                    {
                        HearOn(host, own, sent);
                        foreach (string uplink in own.Uplinks)
                        {
                            if (host.FindNic(uplink) is not null)
                            {
                                SendNic(host, uplink, sent);
                            }
                            else
                            {
                                SendTeamNic(host, uplink, sent);
                            }
                        }
                    }
                }

                break;
        }
    }

    private static (string? Switch, PortVlan Vlan, IsolationSetting? Isolation) Setting(HostState host, Endpoint endpoint)
    {
        if (endpoint.Kind == EndpointKind.HostAdapter)
        {
            HostAdapter own = host.HostAdapters[endpoint.AdapterIndex];
            return (own.Switch, own.Vlan, own.Isolation);
        }

        VmAdapter adapter = host.Vms[endpoint.MachineIndex].Adapters[endpoint.AdapterIndex];
        return (adapter.Switch, adapter.Vlan, adapter.Isolation);
    }

    private void HearOn(HostState host, VirtualSwitch virtualSwitch, int frameClass)
    {
        foreach (Endpoint endpoint in _endpoints.Where(e => e.Host == host.Name && e.Kind is EndpointKind.VmAdapter or EndpointKind.HostAdapter))
        {
            if (endpoint.Host == host.Name)
            {
                (string? on, PortVlan vlan, IsolationSetting? isolation) = Setting(host, endpoint);
                if (on == virtualSwitch.Name && Classes(vlan, isolation).Hears.Contains(frameClass))
                {
                    _heard.Add(endpoint);
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
        if (tag == 0)
        {
            _heard.UnionWith(_endpoints.Where(e => e.Kind == EndpointKind.PhysicalNic && e.Host == host.Name && e.Adapter == nic));
        }

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
                HearOn(host, virtualSwitch, tag);
            }
        }
    }

    private static int In(PhysicalSwitch physicalSwitch, PhysicalPort port, int tag)
    {
        bool takesAny = port.IngressFiltering == false;
        if (port.PrivateVlan is PortVlan pvlan)
        {
            return tag == 0 ? Table(pvlan).Sends.Single() : tag == port.VoiceVlan?.Value || takesAny ? tag : Dropped;
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

    private static int Out(PhysicalPort port, int vlan)
    {
        if (port.PrivateVlan is PortVlan pvlan)
        {
            return Table(pvlan).Hears.Contains(vlan) ? 0 : vlan == port.VoiceVlan?.Value ? vlan : Dropped;
        }

        return port.Mode switch
        {
            PhysicalPortMode.Access => vlan == port.Vlan.Value ? 0 : vlan == port.VoiceVlan?.Value ? vlan : Dropped,
            PhysicalPortMode.Trunk when !port.Allowed.Contains(new VlanId(vlan)) => Dropped,
            PhysicalPortMode.Trunk => vlan == port.Native?.Value && port.TagsNative != true ? 0 : vlan,
            _ => Dropped,
        };
    }
}
