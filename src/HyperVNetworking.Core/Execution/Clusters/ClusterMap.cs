using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;

namespace HyperVNetworking.Execution;

/// <summary>Which host is in which cluster, and which sessions a cluster can be asked through.</summary>
internal sealed class ClusterMap
{
    private readonly Dictionary<string, string> _clusters = new(Names.Comparer);
    private readonly IReadOnlyList<IHostSession> _sessions;

    public ClusterMap(NetworkDocument document, IEnumerable<HostState> states, IReadOnlyList<IHostSession> sessions)
    {
        _sessions = sessions;

        // What a host does not tell of itself is the document's word.
        foreach (HostState host in document.Hosts.Concat(states).Where(h => h.Cluster is not null))
        {
            _clusters[host.Name] = host.Cluster!;
        }
    }

    /// <summary>Whether any session can ask a cluster.</summary>
    public bool CanAsk => _sessions.Any(s => s is IClusterSession);

    /// <summary>The cluster of a host; null if it is in none.</summary>
    public string? ClusterOf(string host) => _clusters.TryGetValue(host, out string? cluster) ? cluster : null;

    /// <summary>The sessions to nodes of a cluster.</summary>
    public IEnumerable<IClusterSession> SessionsOf(string cluster) => _sessions.Where(s => Names.Same(ClusterOf(s.ComputerName), cluster)).OfType<IClusterSession>();
}
