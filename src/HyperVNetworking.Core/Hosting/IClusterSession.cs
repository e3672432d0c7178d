using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Model;

namespace HyperVNetworking.Hosting;

/// <summary>A node through which its failover cluster can be looked at and set: a session that can be asked implements it beside <see cref="IHostSession"/>.</summary>
public interface IClusterSession
{
    /// <summary>The node's name.</summary>
    string ComputerName { get; }

    /// <summary>Looks at what decides whether a node of the cluster may be changed.</summary>
    /// <param name="cancellationToken">Ends the looking.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="HostFaultException">The node did not answer or refused, or is in no cluster.</exception>
    Task<ClusterCondition> ReadConditionAsync(CancellationToken cancellationToken);

    /// <summary>Reads the networks of the cluster.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The networks.</returns>
    /// <exception cref="HostFaultException">The node did not answer or refused, or is in no cluster.</exception>
    Task<ValueList<ClusterNetwork>> ReadNetworksAsync(CancellationToken cancellationToken);

    /// <summary>Sets name, role, metric and exclusion from migrations of a network.</summary>
    /// <param name="now">The network as it is.</param>
    /// <param name="wanted">The network as it is to be; its subnets, state and GUID are not looked at.</param>
    /// <param name="cancellationToken">Ends the work between two calls.</param>
    /// <returns>A task that ends when the provider has confirmed all.</returns>
    /// <exception cref="HostFaultException">The node did not answer or refused.</exception>
    Task SetNetworkAsync(ClusterNetwork now, ClusterNetwork wanted, CancellationToken cancellationToken);
}
