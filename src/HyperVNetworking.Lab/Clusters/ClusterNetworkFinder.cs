using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Finds the networks of a cluster as the cluster service does: one for all subnets that the nodes' interfaces share. A network whose last interface goes is forgotten; one that comes back is new (site-rules D7).</summary>
internal static class ClusterNetworkFinder
{
    /// <summary>The cluster with the networks that its nodes have now.</summary>
    /// <param name="cluster">The cluster as it was.</param>
    /// <param name="nodes">Its nodes.</param>
    /// <returns>The same cluster where nothing changed.</returns>
    public static LabCluster Follow(LabCluster cluster, IReadOnlyList<NodeFacts> nodes)
    {
        List<HashSet<string>> found = SharedSubnets(nodes);
        var kept = new List<ClusterNetwork>();
        foreach (ClusterNetwork network in cluster.Settings.ClusterNetworks)
        {
            if (found.FirstOrDefault(f => f.Overlaps(network.Subnets)) is HashSet<string> subnets)
            {
                found.Remove(subnets);
                ValueList<string> sorted = Sorted(subnets);
                kept.Add(network with { Id = network.Id ?? NewId(cluster, sorted), Subnets = sorted });
            }
        }

        int made = cluster.NetworksFound;
        foreach (HashSet<string> subnets in found)
        {
            made++;
            ValueList<string> sorted = Sorted(subnets);
            kept.Add(new ClusterNetwork
            {
                Name = FreeName(kept),
                Id = NewId(cluster with { NetworksFound = made }, sorted),
                Role = nodes.SelectMany(n => n.Interfaces).Any(i => i.HasGateway && subnets.Contains(i.Subnet)) ? ClusterNetworkRole.ClusterAndClient : ClusterNetworkRole.ClusterOnly,
                Subnets = sorted,
            });
        }

        ValueList<ClusterNetwork> networks = kept.ToValueList();
        return networks.Equals(cluster.Settings.ClusterNetworks)
            ? cluster
            : cluster with { NetworksFound = made, Settings = cluster.Settings with { ClusterNetworks = networks } };
    }

    private static List<HashSet<string>> SharedSubnets(IReadOnlyList<NodeFacts> nodes)
    {
        var found = new List<HashSet<string>>();
        foreach (IGrouping<(string, string), string> adapter in nodes.SelectMany(n => n.Interfaces.Select(i => (n.Name, Interface: i))).GroupBy(i => (i.Name, i.Interface.AdapterId), i => i.Interface.Subnet))
        {
            var subnets = new HashSet<string>(adapter);
            foreach (HashSet<string> other in found.Where(f => f.Overlaps(subnets)).ToArray())
            {
                found.Remove(other);
                subnets.UnionWith(other);
            }

            found.Add(subnets);
        }

        return [.. found.OrderBy(f => f.Min(), System.StringComparer.Ordinal)];
    }

    private static ValueList<string> Sorted(IEnumerable<string> subnets) => subnets.OrderBy(s => s, System.StringComparer.Ordinal).ToValueList();

    private static string FreeName(IReadOnlyList<ClusterNetwork> networks)
    {
        int number = 1;
        while (networks.Any(n => Names.Same(n.Name, Name(number))))
        {
            number++;
        }

        return Name(number);
    }

    private static string Name(int number) => "Cluster Network " + number.ToString(CultureInfo.InvariantCulture);

    private static string NewId(LabCluster cluster, IEnumerable<string> subnets) =>
        StableGuid.From(cluster.Settings.Name, "network", string.Join(" ", subnets), cluster.NetworksFound.ToString(CultureInfo.InvariantCulture)).ToString("D");
}
