using System;
using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>Every endpoint of a network by its shortest unique name, and which endpoints a tenant's member text means.</summary>
public sealed class EndpointDirectory
{
    private readonly ILookup<string, Endpoint> _byMachine;
    private readonly Lazy<ILookup<string, Endpoint>> _byPath;

    private EndpointDirectory(ValueList<Endpoint> endpoints)
    {
        Endpoints = endpoints;
        _byMachine = endpoints.Where(e => e.Machine is not null).ToLookup(e => e.Machine!, Names.Comparer);
        _byPath = new Lazy<ILookup<string, Endpoint>>(() => endpoints
            .Where(e => e.Machine is not null && e.Host is not null)
            .SelectMany(e => Paths(e).Distinct(Names.Comparer), (e, path) => (Path: path, Endpoint: e))
            .ToLookup(p => p.Path, p => p.Endpoint, Names.Comparer));
    }

    /// <summary>All endpoints: hosts in order, on each its VMs, host adapters, team NICs and NICs, then the servers.</summary>
    public ValueList<Endpoint> Endpoints { get; }

    /// <summary>Lists the endpoints of a network.</summary>
    /// <param name="hosts">The hosts.</param>
    /// <param name="fabric">The physical network, for its servers.</param>
    /// <returns>The directory.</returns>
    public static EndpointDirectory Build(IEnumerable<HostState> hosts, Fabric fabric) => Build(hosts, fabric, []);

    /// <summary>Lists the endpoints of a part of a network under the names that they have in the whole.</summary>
    /// <param name="hosts">The part: some VMs of some hosts, of one name on one host all or none.</param>
    /// <param name="fabric">The physical network.</param>
    /// <param name="ambiguousNames">The machine names that the whole has more than once.</param>
    internal static EndpointDirectory Build(IEnumerable<HostState> hosts, Fabric fabric, IEnumerable<string> ambiguousNames)
    {
        HostState[] all = hosts.ToArray();
        string[] servers = ServersOf(fabric).ToArray();
        var machineCount = new Dictionary<string, int>(Names.Comparer);
        foreach (string name in all.SelectMany(h => h.Vms).Select(v => v.Name).Concat(servers).Concat(ambiguousNames))
        {
            machineCount[name] = machineCount.TryGetValue(name, out int count) ? count + 1 : 1;
        }

        IEnumerable<Endpoint> endpoints = all
            .SelectMany(host => OfVms(host, machineCount).Concat(OfHost(host)))
            .Concat(servers.Select(OfServer));
        return new EndpointDirectory(endpoints.ToValueList());
    }

    /// <summary>The servers on the ports of the physical switches, each once.</summary>
    internal static IEnumerable<string> ServersOf(Fabric fabric) => fabric.Switches
        .SelectMany(s => s.Ports)
        .Select(p => p.Attached)
        .OfType<string>()
        .Distinct(Names.Comparer);

    /// <summary>The endpoint that a server is.</summary>
    internal static Endpoint OfServer(string name) => new() { Name = name, Kind = EndpointKind.Server, Machine = name };

    /// <summary>The endpoints that a member text means.</summary>
    /// <param name="member"><c>VM1</c>, <c>Host2/VM7</c>, <c>Host2/VM7/Network Adapter</c>, a server, or any of these with <c>*</c> and <c>?</c>.</param>
    /// <returns>The endpoints in directory order; none if nobody is known by that name.</returns>
    public IReadOnlyList<Endpoint> Resolve(string member)
    {
        var pattern = new NamePattern(member);
        if (!pattern.HasWildcard)
        {
            return (member.IndexOf('/') < 0 ? _byMachine : _byPath.Value)[member].ToArray();
        }

        bool withHost = member.IndexOf('/') >= 0;
        return Endpoints.Where(e => e.Machine is not null && (withHost ? Matches(pattern, e) : pattern.IsMatch(e.Machine))).ToArray();
    }

    private static bool Matches(NamePattern pattern, Endpoint endpoint) =>
        pattern.IsMatch(endpoint.Machine!) || Paths(endpoint).Any(pattern.IsMatch);

    // The texts besides the machine's name by which a member may be meant.
    private static string[] Paths(Endpoint endpoint) => endpoint.Host is null
        ? [endpoint.Name]
        : [endpoint.Name, $"{endpoint.Host}/{endpoint.Machine}", $"{endpoint.Host}/{endpoint.Machine}/{endpoint.Adapter}"];

    private static IEnumerable<Endpoint> OfVms(HostState host, Dictionary<string, int> machineCount)
    {
        string[] distinct = Numbered(host.Vms.Select(v => v.Name));
        for (int v = 0; v < host.Vms.Count; v++)
        {
            VirtualMachine vm = host.Vms[v];
            string[] adapters = Numbered(vm.Adapters.Select(a => a.Name));
            for (int a = 0; a < vm.Adapters.Count; a++)
            {
                yield return new Endpoint
                {
                    Name = vm.Adapters.Count > 1 ? $"{host.Name}/{distinct[v]}/{adapters[a]}"
                        : machineCount[vm.Name] > 1 ? $"{host.Name}/{distinct[v]}"
                        : vm.Name,
                    Kind = EndpointKind.VmAdapter,
                    Host = host.Name,
                    Machine = vm.Name,
                    MachineId = vm.Id,
                    Adapter = vm.Adapters[a].Name,
                    MachineIndex = v,
                    AdapterIndex = a,
                };
            }
        }
    }

    /// <summary>The endpoints of a host itself: its host adapters, team NICs and NICs.</summary>
    internal static IEnumerable<Endpoint> OfHost(HostState host)
    {
        for (int i = 0; i < host.HostAdapters.Count; i++)
        {
            HostAdapter adapter = host.HostAdapters[i];
            yield return new Endpoint
            {
                Name = $"{host.Name}/vEthernet ({adapter.Name})",
                Kind = EndpointKind.HostAdapter,
                Host = host.Name,
                Adapter = adapter.Name,
                AdapterIndex = i,
                Traffic = adapter.Traffic,
            };
        }

        foreach (TeamNic teamNic in host.Teams.SelectMany(t => t.EffectiveInterfaces).Where(t => !IsUplink(host, t.Name)))
        {
            yield return new Endpoint
            {
                Name = $"{host.Name}/{teamNic.Name}",
                Kind = EndpointKind.TeamNic,
                Host = host.Name,
                Adapter = teamNic.Name,
                Traffic = teamNic.Traffic,
            };
        }

        foreach (PhysicalNic nic in host.PhysicalNics.Where(n => n.Kind != NicKind.Hba && n.Use is not null && !host.IsBound(n.Name)))
        {
            yield return new Endpoint
            {
                Name = $"{host.Name}/{nic.Name}",
                Kind = EndpointKind.PhysicalNic,
                Host = host.Name,
                Adapter = nic.Name,
                Traffic = nic.Use,
            };
        }
    }

    // A switch is bound to a team by the team's name or by that of one of its team NICs; by the team's name it takes the default-mode one.
    private static bool IsUplink(HostState host, string teamNic)
    {
        NicTeam team = host.FindTeam(teamNic)!;
        bool isDefault = team.EffectiveInterfaces.First(t => Names.Same(t.Name, teamNic)).Vlan is null;
        return host.Switches.Any(s => s.Uplinks.Contains(teamNic, Names.Comparer)
            || (isDefault && s.Uplinks.Contains(team.Name, Names.Comparer)));
    }

    private static string[] Numbered(IEnumerable<string> names)
    {
        var seen = new Dictionary<string, int>(Names.Comparer);
        return names.Select(name =>
        {
            int number = seen[name] = seen.TryGetValue(name, out int count) ? count + 1 : 1;
            return number == 1 ? name : $"{name}#{number}";
        }).ToArray();
    }
}
