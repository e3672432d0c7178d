using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>The links of all hosts and servers, and how each host teams them.</summary>
internal sealed class LinkTable
{
    private readonly List<HostLink> _links = [];
    private readonly Dictionary<(int Host, string Name), int> _byName;
    private readonly Dictionary<PortReference, int> _serverLinks = [];
    private readonly List<Teaming> _teamings = [];

    /// <summary>Lists the links of a network.</summary>
    public LinkTable(IReadOnlyList<HostState> hosts, Fabric fabric)
    {
        Hosts = hosts;
        _byName = new Dictionary<(int Host, string Name), int>(new LinkNameComparer());
        for (int h = 0; h < hosts.Count; h++)
        {
            foreach (PhysicalNic nic in hosts[h].PhysicalNics.Where(n => n.Kind != NicKind.Hba))
            {
                Add(h, nic.Name, nic);
            }
        }

        foreach (PhysicalSwitch physicalSwitch in fabric.Switches)
        {
            foreach (PhysicalPort port in physicalSwitch.Ports.Where(p => p.Attached is not null))
            {
                var reference = new PortReference(physicalSwitch.Name, port.Name);
                _serverLinks[reference] = _links.Count;
                _links.Add(new HostLink { Index = _links.Count, Host = -1, Name = port.Attached!, Port = reference, IsUsed = true });
            }
        }
    }

    /// <summary>The hosts.</summary>
    public IReadOnlyList<HostState> Hosts { get; }

    /// <summary>The links.</summary>
    public IReadOnlyList<HostLink> Links => _links;

    /// <summary>What teams or uses links, once for each team, switch, NIC and server that was asked for.</summary>
    public IReadOnlyList<Teaming> Teamings => _teamings;

    /// <summary>The link of a host's NIC; one of its own for a name that the host has no NIC of.</summary>
    public int Of(int host, string nic) => _byName.TryGetValue((host, nic), out int link) ? link : Add(host, nic, null);

    /// <summary>The link of a server at a physical port.</summary>
    public int OfServer(PortReference port) => _serverLinks[port];

    /// <summary>Makes the teaming of an LBFO team.</summary>
    public Teaming Team(int host, NicTeam team)
    {
        int standby = team.Standby is null ? -1 : Of(host, team.Standby);
        int[] active = team.Members.Select(m => Of(host, m)).Where(l => l != standby).Distinct().ToArray();
        return Keep(new Teaming
        {
            Host = host,
            Title = $"{Hosts[host].Name} NIC team {team.Name}",
            Name = team.Name,
            Mode = team.Mode,
            Timer = team.LacpTimer,
            Active = active.Length > 0 ? active : standby >= 0 ? [standby] : [],
            Standby = active.Length > 0 ? standby : -1,
            Primary = team is { PrimaryMember: string primary, Mode: TeamingMode.SwitchIndependent } && active.Contains(Of(host, primary)) ? Of(host, primary) : -1,
        });
    }

    /// <summary>Makes the teaming of NICs that a virtual switch is bound to.</summary>
    public Teaming Embedded(int host, VirtualSwitch virtualSwitch) => Keep(new Teaming
    {
        Host = host,
        Title = virtualSwitch.IsEmbeddedTeam ? $"{Hosts[host].Name} virtual switch {virtualSwitch.Name}" : null,
        Name = virtualSwitch.Name,
        IsEmbedded = virtualSwitch.IsEmbeddedTeam,
        Active = virtualSwitch.Uplinks.Select(u => Of(host, u)).Distinct().ToArray(),
    });

    /// <summary>Makes the teaming of links that nobody teams.</summary>
    public Teaming Alone(int host, params int[] links) => Keep(new Teaming { Host = host, Active = links });

    private Teaming Keep(Teaming teaming)
    {
        _teamings.Add(teaming);
        return teaming;
    }

    private int Add(int host, string name, PhysicalNic? nic)
    {
        int index = _links.Count;
        _byName[(host, name)] = index;
        _links.Add(new HostLink
        {
            Index = index,
            Host = host,
            Name = name,
            Nic = nic,
            Port = nic?.Port,
            IsUsed = nic is not null && (nic.Use is not null || Hosts[host].IsBound(name)),
        });
        return index;
    }

    private sealed class LinkNameComparer : IEqualityComparer<(int Host, string Name)>
    {
        public bool Equals((int Host, string Name) x, (int Host, string Name) y) => x.Host == y.Host && Names.Same(x.Name, y.Name);

        public int GetHashCode((int Host, string Name) key) => unchecked((Names.Comparer.GetHashCode(key.Name) * 397) ^ key.Host);
    }
}
