using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>What a lab keeps of a failover cluster: what somebody set. Where its VMs are and which subnets it has follows from its nodes.</summary>
internal sealed record LabCluster
{
    /// <summary>Name, heartbeats, witness and votes; the nodes with the states that somebody gave them, the networks by subnet, the shared volumes, and the clustered VMs with their possible owners.</summary>
    public required FailoverCluster Settings { get; init; }

    /// <summary>How many networks it has found so far: each gets a GUID of its own.</summary>
    public int NetworksFound { get; init; }

    /// <summary>The storage jobs that run.</summary>
    public ValueList<string> StorageJobs { get; init; } = [];
}
