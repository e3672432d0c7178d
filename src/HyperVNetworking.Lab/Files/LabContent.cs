using System.Collections.Generic;

namespace HyperVNetworking.Lab;

/// <summary>What a lab's own file says.</summary>
/// <param name="Hosts">The hosts' names, in the order of their files.</param>
/// <param name="Options">The lab's choices.</param>
/// <param name="Faults">What goes wrong.</param>
internal sealed record LabContent(IReadOnlyList<string> Hosts, LabOptions Options, IReadOnlyList<LabFault> Faults)
{
    /// <summary>The failover clusters.</summary>
    public IReadOnlyList<LabCluster> Clusters { get; init; } = [];
}
