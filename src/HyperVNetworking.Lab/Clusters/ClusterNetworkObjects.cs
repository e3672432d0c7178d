using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Makes the networks of a cluster and the interfaces in them: one a node and network. The metrics that a cluster chooses by itself are those that clusters of 2016 show; their order is UNCONFIRMED.</summary>
/// <param name="host">Takes the instances.</param>
/// <param name="settings">What is set.</param>
/// <param name="nodes">The nodes as they are now.</param>
/// <param name="down">The nodes that are down.</param>
internal sealed class ClusterNetworkObjects(LabHost host, FailoverCluster settings, IReadOnlyList<NodeFacts> nodes, HashSet<string> down)
{
    private const uint MetricForClients = 70384;
    private const uint MetricForNodes = 30384;
    private const uint MetricOfNone = 79984;
    private const uint MetricStep = 16;
    private const uint StateUp = 3;
    private const uint StateUnavailable = 0;

    /// <summary>Adds them.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="nodePaths">The nodes by name.</param>
    public void AddTo(CimPath cluster, IReadOnlyDictionary<string, CimPath> nodePaths)
    {
        for (uint i = 0; i < settings.ClusterNetworks.Count; i++)
        {
            ClusterNetwork network = settings.ClusterNetworks[(int)i];
            (string Node, NodeInterface Interface)[] interfaces = [.. nodes.SelectMany(n => n.Interfaces.Where(a => network.Subnets.Contains(a.Subnet)).Take(1).Select(a => (n.Name, a)))];
            CimPath path = host.PathOf(AddNetwork(network, i, interfaces.Any(a => !down.Contains(a.Node))));
            host.Add(MSCluster.ClusterToNetwork, ("GroupComponent", cluster), ("PartComponent", path));
            foreach ((string node, NodeInterface found) in interfaces)
            {
                CimPath there = host.PathOf(AddInterface(network, node, found));
                host.Add(MSCluster.NetworkToNetworkInterface, ("GroupComponent", path), ("PartComponent", there));
                host.Add(MSCluster.NodeToNetworkInterface, ("GroupComponent", nodePaths[node]), ("PartComponent", there));
                host.Add(MSCluster.ClusterToNetworkInterface, ("GroupComponent", cluster), ("PartComponent", there));
            }
        }
    }

    private CimRecord AddNetwork(ClusterNetwork network, uint index, bool isUp)
    {
        (string Address, string Length)[] version4 = Split(network, isVersion4: true);
        (string Address, string Length)[] version6 = Split(network, isVersion4: false);
        uint own = network.Role switch { ClusterNetworkRole.ClusterAndClient => MetricForClients, ClusterNetworkRole.ClusterOnly => MetricForNodes, _ => MetricOfNone } + (index * MetricStep);
        return host.Add(
            MSCluster.Network,
            ("Name", network.Name),
            ("Id", network.Id),
            ("Role", network.Role switch { ClusterNetworkRole.ClusterAndClient => 3, ClusterNetworkRole.ClusterOnly => 1, _ => 0 }),
            ("State", isUp ? StateUp : StateUnavailable),
            ("AutoMetric", network.AutoMetric),
            ("Metric", network.AutoMetric ? own : network.Metric ?? own),
            ("Address", version4.Select(v => v.Address).FirstOrDefault()),
            ("AddressMask", version4.Select(v => Mask(v.Length)).FirstOrDefault()),
            ("IPv4Addresses", version4.Select(v => v.Address)),
            ("IPv4PrefixLengths", version4.Select(v => v.Length)),
            ("IPv6Addresses", version6.Select(v => v.Address)),
            ("IPv6PrefixLengths", version6.Select(v => v.Length)));
    }

    private CimRecord AddInterface(ClusterNetwork network, string node, NodeInterface found)
    {
        bool isVersion4 = found.Address.IndexOf(':') < 0;
        return host.Add(
            MSCluster.NetworkInterface,
            ("Name", $"{node} - {found.Alias}"),
            ("DeviceID", found.AdapterId),
            ("SystemName", node),
            ("Id", StableGuid.From(settings.Name, "interface", node, found.AdapterId).ToString("D")),
            ("Node", node),
            ("Network", network.Name),
            ("Adapter", found.Description),
            ("AdapterId", found.AdapterId),
            ("Address", isVersion4 ? found.Address : string.Empty),
            ("IPv4Addresses", isVersion4 ? new[] { found.Address } : []),
            ("IPv6Addresses", isVersion4 ? [] : new[] { found.Address }),
            ("State", down.Contains(node) ? StateUnavailable : StateUp));
    }

    private static (string Address, string Length)[] Split(ClusterNetwork network, bool isVersion4) =>
        [.. network.Subnets.Where(s => s.IndexOf(':') < 0 == isVersion4).Select(s => s.Split('/')).Select(p => (p[0], p[1]))];

    private static string Mask(string length)
    {
        uint mask = uint.Parse(length, CultureInfo.InvariantCulture) is uint bits && bits == 0 ? 0 : uint.MaxValue << (32 - (int)bits);
        return new IPAddress([(byte)(mask >> 24), (byte)(mask >> 16), (byte)(mask >> 8), (byte)mask]).ToString();
    }
}
