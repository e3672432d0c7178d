using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>
/// Slow and obviously right: whether an endpoint is heard by another with some one frame, whichever member of each team, standby included, is the active one,
/// whichever links spanning tree blocks, and whichever cable of an aggregation a frame is hashed to (design 6, <em>must</em>). It shares no code with the engine.
/// </summary>
internal sealed class StrictSimulator(IReadOnlyList<HostState> hosts, Fabric fabric)
{
    private readonly Dictionary<Endpoint, (PortReference? Port, string? Nic)[]> _ways = [];

    /// <summary>The endpoints.</summary>
    public IReadOnlyList<Endpoint> Endpoints { get; } = EndpointDirectory.Build(hosts, fabric).Endpoints;

    /// <summary>The physical network.</summary>
    public SimulatedFabric Links { get; } = new(fabric);

    /// <summary>Whether one is heard by another in every case; with the strict reading of what nobody set, or with the permissive one.</summary>
    public bool IsAlwaysHeard(Endpoint sender, Endpoint hearer, bool strict) =>
        SwitchOf(sender) is (string, string) place && SwitchOf(hearer) == place
            ? Classes(sender, strict).Sends.Overlaps(Classes(hearer, strict).Hears)
            : WaysOf(sender).Length > 0 && WaysOf(hearer).Length > 0 && Frames(sender, strict).Any(frame =>
                WaysOf(sender).All(from => WaysOf(hearer).All(to => Arrives(sender, frame, from, hearer, to, strict))));

    private bool Arrives(Endpoint sender, int frame, (PortReference? Port, string? Nic) from, Endpoint hearer, (PortReference? Port, string? Nic) to, bool strict)
    {
        int tag = OutOfHost(sender, frame);
        if (tag == SimulatedPorts.Dropped || PortAt(from.Port) is not PhysicalPort first || PortAt(to.Port) is not PhysicalPort last || Links.AreOne(from.Port!, to.Port!))
        {
            return false;
        }

        int vlan = SimulatedPorts.In(fabric.FindSwitch(from.Port!.Switch)!, first, tag, strict);
        return vlan != SimulatedPorts.Dropped && Links.From(from.Port.Switch, vlan, strict).All(reached =>
            reached.TryGetValue(to.Port!.Switch, out int there) && SimulatedPorts.Out(last, there) is int left and not SimulatedPorts.Dropped && Hears(hearer, left, strict));
    }

    private PhysicalPort? PortAt(PortReference? port) =>
        port is not null && fabric.FindPort(port) is PhysicalPort found && (found.Mode != PhysicalPortMode.Undescribed || found.PrivateVlan is not null) ? found : null;

    /// <summary>The frames of an endpoint: an adapter's by its class in the switch, all others by their tag.</summary>
    private IEnumerable<int> Frames(Endpoint sender, bool strict) => sender.Kind switch
    {
        EndpointKind.VmAdapter or EndpointKind.HostAdapter => Classes(sender, strict).Sends,
        EndpointKind.PhysicalNic => [HostOf(sender).FindNic(sender.Adapter)!.Vlan?.Value ?? 0],
        _ => strict ? [0] : Enumerable.Range(0, RandomNetwork.HighestVlan + 3),
    };

    /// <summary>The tag that a frame has on the cable: a team NIC with a VLAN puts that on, and takes nothing tagged.</summary>
    private int OutOfHost(Endpoint sender, int frame)
    {
        if (sender.Kind == EndpointKind.TeamNic)
        {
            TeamNic own = TeamNicOf(HostOf(sender), sender.Adapter!);
            bool isClaimed = HostOf(sender).FindTeam(sender.Adapter)!.EffectiveInterfaces.Any(i => i.Vlan?.Value == frame);
            return own.Vlan is VlanId vlan ? (frame == 0 ? vlan.Value : SimulatedPorts.Dropped) : isClaimed ? SimulatedPorts.Dropped : frame;
        }

        return sender.Host is not null && sender.Kind != EndpointKind.PhysicalNic && UplinkTeam(sender) is TeamNic { Vlan: VlanId uplink }
            ? (frame == 0 ? uplink.Value : SimulatedPorts.Dropped)
            : frame;
    }

    private bool Hears(Endpoint hearer, int tag, bool strict)
    {
        switch (hearer.Kind)
        {
            case EndpointKind.Server:
                return tag == 0 || !strict;
            case EndpointKind.PhysicalNic:
                return tag == (HostOf(hearer).FindNic(hearer.Adapter)!.Vlan?.Value ?? 0) || (tag == 0 && !strict);
            case EndpointKind.TeamNic:
                return IntoTeamNic(HostOf(hearer), TeamNicOf(HostOf(hearer), hearer.Adapter!), tag) is int inner and >= 0 && (inner == 0 || !strict);
            default:
                int frameClass = UplinkTeam(hearer) is TeamNic uplink ? IntoTeamNic(HostOf(hearer), uplink, tag) : tag;
                return Classes(hearer, strict).Hears.Contains(frameClass);
        }
    }

    // The one with the VLAN takes it untagged; the default one takes what no other claims.
    private static int IntoTeamNic(HostState host, TeamNic teamNic, int tag) =>
        teamNic.Vlan is VlanId vlan ? (tag == vlan.Value ? 0 : SimulatedPorts.Dropped)
        : host.FindTeam(teamNic.Name)!.EffectiveInterfaces.Any(i => i.Vlan?.Value == tag) ? SimulatedPorts.Dropped
        : tag;

    /// <summary>The physical ports behind an endpoint, each of which may be the only one that works.</summary>
    private (PortReference? Port, string? Nic)[] WaysOf(Endpoint endpoint)
    {
        if (!_ways.TryGetValue(endpoint, out (PortReference? Port, string? Nic)[]? ways))
        {
            _ways.Add(endpoint, ways = [.. Ways(endpoint)]);
        }

        return ways;
    }

    private IEnumerable<(PortReference? Port, string? Nic)> Ways(Endpoint endpoint)
    {
        switch (endpoint.Kind)
        {
            case EndpointKind.Server:
                return fabric.Switches.SelectMany(s => s.Ports.Where(p => p.Attached == endpoint.Name).Select(p => ((PortReference?)new PortReference(s.Name, p.Name), (string?)null)));
            case EndpointKind.PhysicalNic:
                return Cabled(HostOf(endpoint), [endpoint.Adapter!]);
            case EndpointKind.TeamNic:
                return Cabled(HostOf(endpoint), HostOf(endpoint).FindTeam(endpoint.Adapter)!.Members);
            default:
                HostState host = HostOf(endpoint);
                IVirtualAdapter adapter = AdapterOf(endpoint);
                if (host.FindSwitch(adapter.Switch) is not VirtualSwitch on)
                {
                    return [];
                }

                bool isPinned = adapter.TeamMapping is { DisableOnFailover: true } && on.Uplinks.Contains(adapter.TeamMapping.Nic);
                return on.Uplinks.Where(u => !isPinned || u == adapter.TeamMapping!.Nic).SelectMany(u => Cabled(host, host.FindNic(u) is null ? host.FindTeam(u)!.Members : [u]));
        }
    }

    private static IEnumerable<(PortReference? Port, string? Nic)> Cabled(HostState host, ValueList<string> nics) => nics.Select(n => (host.FindNic(n)?.Port, (string?)n));

    private (string Host, string Switch)? SwitchOf(Endpoint endpoint) =>
        endpoint.Kind is EndpointKind.VmAdapter or EndpointKind.HostAdapter && HostOf(endpoint).FindSwitch(AdapterOf(endpoint).Switch) is VirtualSwitch found ? (endpoint.Host!, found.Name) : null;

    private TeamNic? UplinkTeam(Endpoint endpoint)
    {
        HostState host = HostOf(endpoint);
        string? uplink = host.FindSwitch(AdapterOf(endpoint).Switch) is { Uplinks: { Count: > 0 } uplinks } ? uplinks[0] : null;
        return uplink is null || host.FindNic(uplink) is not null ? null : TeamNicOf(host, uplink);
    }

    private static TeamNic TeamNicOf(HostState host, string name) =>
        host.FindTeam(name)!.EffectiveInterfaces.FirstOrDefault(i => i.Name == name) ?? host.FindTeam(name)!.EffectiveInterfaces.First(i => i.Vlan is null);

    private (HashSet<int> Sends, HashSet<int> Hears) Classes(Endpoint endpoint, bool strict) =>
        SimulatedPorts.Classes(AdapterOf(endpoint).Vlan, AdapterOf(endpoint).Isolation, strict);

    private HostState HostOf(Endpoint endpoint) => hosts.First(h => h.Name == endpoint.Host);

    private IVirtualAdapter AdapterOf(Endpoint endpoint) => endpoint.Kind == EndpointKind.HostAdapter
        ? HostOf(endpoint).HostAdapters[endpoint.AdapterIndex]
        : HostOf(endpoint).Vms[endpoint.MachineIndex].Adapters[endpoint.AdapterIndex];
}
