using System.Linq;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Validation;

/// <summary>Checks failover clusters against the hosts that name them.</summary>
internal static class ClusterRules
{
    public static void Check(NetworkDocument document, ReadContext context)
    {
        Duplicates.Check(document.Clusters, c => c.Name, "cluster", DocumentErrorIds.DuplicateCluster, context);
        foreach (FailoverCluster cluster in document.Clusters)
        {
            string[] nodes = document.Hosts.Where(h => Names.Same(h.Cluster, cluster.Name)).Select(h => h.Name).Concat(cluster.Nodes.Select(n => n.Name)).ToArray();
            for (int i = 0; i < cluster.WithoutVote.Count && nodes.Length > 0; i++)
            {
                string node = cluster.WithoutVote[i];
                if (!nodes.Contains(node, Names.Comparer))
                {
                    context.Errors.Add(
                        DocumentErrorIds.UnknownClusterNode,
                        context.NodeOf(cluster).At("withoutVote", i),
                        $"{Quoted.Of(node)} is no host of cluster {Quoted.Of(cluster.Name)}{Nearest.Question(node, nodes)}");
                }
            }
        }
    }
}
