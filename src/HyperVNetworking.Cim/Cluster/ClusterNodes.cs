using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Cim.Cluster;

/// <summary>The nodes behind the name of a failover cluster.</summary>
public static class ClusterNodes
{
    /// <summary>Asks a cluster for its nodes, down ones too: one round trip.</summary>
    /// <param name="client">A connection to the cluster's name, or to one of its nodes.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <returns>The names to connect to; with the domain where the connection was made with one.</returns>
    /// <exception cref="HostFaultException">The cluster did not answer or refused, or the computer of that name is in no cluster.</exception>
    public static async Task<IReadOnlyList<string>> ReadAsync(ICimClient client, CancellationToken cancellationToken)
    {
        var names = new NodeNames(client.ComputerName, serverName: null);
        IReadOnlyList<CimRecord> nodes = await client.EnumerateAsync(ClusterNames.Namespace, ClusterNames.Node, cancellationToken);
        return nodes.Count > 0
            ? nodes.Select(n => names.Of(n.Text("Name"))).OfType<string>().ToArray()
            : throw new HostFaultException(client.ComputerName, HostFaultKind.NotFound, "There is no failover cluster of that name.");
    }
}
