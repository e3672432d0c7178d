using System.Threading;
using System.Threading.Tasks;

namespace HyperVNetworking.Hosting;

/// <summary>Whether a failover cluster is well enough for its next node to be changed: all nodes up, no CSV redirected, no storage repair at work (site-rules D2).</summary>
public interface IClusterHealth
{
    /// <summary>Looks at a cluster before and after one of its nodes is changed.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="node">The node that is about to be changed, or just was: it may be paused.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    /// <returns>What is not well, as a clause such as <c>node HV02 is paused</c>; null if the next node may be changed.</returns>
    /// <exception cref="HostFaultException">The cluster could not be asked.</exception>
    Task<string?> FindTroubleAsync(string cluster, string node, CancellationToken cancellationToken);
}
