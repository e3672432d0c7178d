using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>A failover cluster with its nodes and the networks that carry its heartbeats.</summary>
internal sealed class ClusterNetworks
{
    private const int FirstResilientYear = 2016;
    private const int DefaultResiliencySeconds = 240;

    private readonly IReadOnlyList<HostState> _hosts;

    private ClusterNetworks(string name, FailoverCluster? known, IReadOnlyList<HostState> hosts, IReadOnlyList<int> nodes, IReadOnlyList<TrafficNetwork> traffic)
    {
        FailoverCluster facts = known ?? new FailoverCluster { Name = name };
        _hosts = hosts;
        IsKnown = known is not null;
        Facts = facts;
        Nodes = nodes;
        var members = new HashSet<int>(nodes);
        Networks = traffic
            .Where(t => facts.Networks.Count == 0 || facts.Networks.Contains(t.Name, Names.Comparer))
            .Select(t => t.Kinds.Where(k => members.Contains(k.Host)).GroupBy(k => k.Host).ToDictionary(g => g.Key, g => g.First()))
            .Where(n => n.Count > 1)
            .ToArray();
        Budget = facts.HeartbeatIntervalMs / 1000.0 * facts.HeartbeatThreshold;
        Resiliency = facts.ResiliencySeconds ?? (nodes.All(n => IsResilient(hosts[n].OS)) ? DefaultResiliencySeconds : 0);
    }

    /// <summary>What the cluster tolerates.</summary>
    public FailoverCluster Facts { get; }

    /// <summary>Whether a document or a node told of it; else its facts are Windows' defaults.</summary>
    public bool IsKnown { get; }

    /// <summary>The nodes, by host number.</summary>
    public IReadOnlyList<int> Nodes { get; }

    /// <summary>The networks that carry heartbeats: on each the adapters of every node that has some.</summary>
    public IReadOnlyList<IReadOnlyDictionary<int, MachineKind>> Networks { get; }

    /// <summary>How long nodes may be silent, in seconds.</summary>
    public double Budget { get; }

    /// <summary>How long an isolated node's VMs run on, in seconds; from 2016 on (site-rules F2).</summary>
    public double Resiliency { get; }

    /// <summary>Whether a node has a vote.</summary>
    public bool Votes(int node) => !Facts.WithoutVote.Contains(_hosts[node].Name, Names.Comparer);

    /// <summary>The clusters that hosts say they are in, with at least two nodes.</summary>
    public static IEnumerable<ClusterNetworks> Of(NetworkDocument requirement, IReadOnlyList<HostState> hosts, IReadOnlyList<TrafficNetwork> traffic) => hosts
        .Select((host, index) => (host.Cluster, Index: index))
        .Where(h => h.Cluster is not null)
        .GroupBy(h => h.Cluster!, h => h.Index, Names.Comparer)
        .Where(g => g.Count() > 1)
        .Select(g => new ClusterNetworks(
            g.Key,
            requirement.Clusters.FirstOrDefault(c => Names.Same(c.Name, g.Key)) ?? g.Select(i => hosts[i].FailoverCluster).FirstOrDefault(c => c is not null),
            hosts,
            g.ToArray(),
            traffic));

    // A host that does not say what it runs gets no benefit of the doubt.
    private static bool IsResilient(string? os)
    {
        const string Server = "WindowsServer";
        return os is not null
            && os.StartsWith(Server, StringComparison.OrdinalIgnoreCase)
            && (!int.TryParse(new string(os.Substring(Server.Length).TakeWhile(char.IsDigit).ToArray()), NumberStyles.None, CultureInfo.InvariantCulture, out int year)
                || year >= FirstResilientYear
                || year < 2000);
    }
}
