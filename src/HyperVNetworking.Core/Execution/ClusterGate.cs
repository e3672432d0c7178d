using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;

namespace HyperVNetworking.Execution;

/// <summary>Lets the next node of a cluster begin only while the cluster is well (site-rules D2). The first node is the canary: it is the others that wait.</summary>
internal sealed class ClusterGate
{
    private readonly Dictionary<string, string> _clusters = new(Names.Comparer);
    private readonly IClusterHealth? _health;

    public ClusterGate(NetworkDocument document, IEnumerable<HostState> states, IClusterHealth? health)
    {
        _health = health;

        // What a host does not tell of itself is the document's word.
        foreach (HostState host in document.Hosts.Concat(states).Where(h => h.Cluster is not null))
        {
            _clusters[host.Name] = host.Cluster!;
        }
    }

    /// <summary>Why a host may not begin, as a clause; null if it may.</summary>
    public async Task<string?> FindTroubleAsync(string host, IEnumerable<string> begun, CancellationToken cancellationToken)
    {
        if (_health is null || ClusterOf(host) is not string cluster || !begun.Any(h => Names.Same(ClusterOf(h), cluster)))
        {
            return null;
        }

        try
        {
            return await _health.FindTroubleAsync(cluster, cancellationToken).ConfigureAwait(false) is string trouble ? $"cluster {cluster} is not well: {trouble}" : null;
        }
        catch (HostFaultException fault)
        {
            return $"cluster {cluster} could not be asked ({fault.Message})";
        }
    }

    private string? ClusterOf(string host) => _clusters.TryGetValue(host, out string? cluster) ? cluster : null;
}
