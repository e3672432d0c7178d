namespace HyperVNetworking.Model;

/// <summary>What a failover cluster tolerates: how long its nodes may be silent, and who votes. Its nodes are the hosts whose <see cref="HostState.Cluster"/> names it.</summary>
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
}
