using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>A failover cluster: how long its nodes may be silent and who votes, and, where it was read, its nodes, networks, volumes and VMs. In a document its nodes are also the hosts whose <see cref="HostState.Cluster"/> names it.</summary>
public sealed record FailoverCluster
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How often a node speaks, in milliseconds (SameSubnetDelay); Windows' default is 1,000.</summary>
    public int HeartbeatIntervalMs { get; init; } = 1000;

    /// <summary>How many heartbeats in a row may be missed (SameSubnetThreshold); 10 is Windows' default from 2016 on, and on 2012 R2 once the cluster holds VMs.</summary>
    public int HeartbeatThreshold { get; init; } = 10;

    /// <summary>How long, in seconds, an isolated node's VMs run on before they are moved (ResiliencyDefaultPeriod). Null: Windows' default, 240 from 2016 on and nothing before.</summary>
    public int? ResiliencySeconds { get; init; }

    /// <summary>What votes beside the nodes.</summary>
    public ClusterWitness Witness { get; init; }

    /// <summary>The traffic classes whose networks carry heartbeats; empty: every network of the hosts' own adapters that has a traffic class.</summary>
    public ValueList<string> Networks { get; init; } = [];

    /// <summary>The nodes whose vote somebody took away (NodeWeight 0).</summary>
    public ValueList<string> WithoutVote { get; init; } = [];

    /// <summary>Its nodes with their states, where somebody said.</summary>
    public ValueList<ClusterNode> Nodes { get; init; } = [];

    /// <summary>Its networks, where somebody said.</summary>
    public ValueList<ClusterNetwork> ClusterNetworks { get; init; } = [];

    /// <summary>Its shared volumes, where somebody said.</summary>
    public ValueList<SharedVolume> SharedVolumes { get; init; } = [];

    /// <summary>Its VMs, where somebody said.</summary>
    public ValueList<ClusteredVm> Vms { get; init; } = [];

    /// <summary>The node of that name.</summary>
    /// <param name="name">The name of a host.</param>
    /// <returns>The node; null if there is none, or nobody said.</returns>
    public ClusterNode? FindNode(string? name) => name is null ? null : Nodes.FirstOrDefault(n => Names.Same(n.Name, name));

    /// <summary>The VM of that GUID.</summary>
    /// <param name="vmId">The GUID of a VM.</param>
    /// <returns>The VM; null if the cluster has none, or nobody said.</returns>
    public ClusteredVm? FindVm(string? vmId) => vmId is null ? null : Vms.FirstOrDefault(v => Names.Same(v.VmId, vmId));
}
