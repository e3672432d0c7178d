using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>What a failure does to a cluster's heartbeat and quorum.</summary>
public sealed record ClusterEffect
{
    /// <summary>The cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The longest time, in seconds, that two of its living nodes do not hear each other on any network; infinite if not until somebody acts.</summary>
    public required double SilentSeconds { get; init; }

    /// <summary>How long nodes may be silent, in seconds: threshold times interval.</summary>
    public required double BudgetSeconds { get; init; }

    /// <summary>How long an isolated node's VMs run on, in seconds; 0 before Windows Server 2016.</summary>
    public required double ResiliencySeconds { get; init; }

    /// <summary>The nodes that leave though they did not fail.</summary>
    public ValueList<string> NodesLost { get; init; } = [];

    /// <summary>Whether no group of nodes has the majority, so that the whole cluster stops.</summary>
    public bool QuorumLost { get; init; }

    /// <summary>The VMs that fall with those nodes.</summary>
    public int VmsFall { get; init; }

    /// <summary>The fewest VMs that may fall where it is not known by which member a team receives: those of one node; equal to <see cref="VmsFall"/> where it is known.</summary>
    public int VmsFallAtLeast { get; init; }

    /// <summary>The VMs of the cluster.</summary>
    public int Vms { get; init; }

    /// <summary>What happens, and the figure that decides, as a sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Whether the cluster loses a node that did not fail.</summary>
    public bool LosesNodes => NodesLost.Count > 0;

    /// <inheritdoc/>
    public override string ToString() => Sentence;
}
