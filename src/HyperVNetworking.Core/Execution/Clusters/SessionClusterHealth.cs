using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;

namespace HyperVNetworking.Execution;

/// <summary>Asks the nodes themselves how their cluster is: the first that answers speaks for all.</summary>
internal sealed class SessionClusterHealth : IClusterHealth
{
    private readonly ClusterMap _map;

    private SessionClusterHealth(ClusterMap map) => _map = map;

    /// <summary>The health of clusters over the sessions of a run; null where none of them can be asked.</summary>
    public static SessionClusterHealth? Of(ClusterMap map) => map.CanAsk ? new SessionClusterHealth(map) : null;

    /// <inheritdoc/>
    public async Task<string?> FindTroubleAsync(string cluster, string node, CancellationToken cancellationToken)
    {
        HostFaultException? last = null;
        foreach (IClusterSession session in _map.SessionsOf(cluster))
        {
            try
            {
                return (await session.ReadConditionAsync(cancellationToken).ConfigureAwait(false)).FindTrouble(node);
            }
            catch (HostFaultException fault)
            {
                last = fault;
            }
        }

        return last is null ? null : throw last;
    }
}
