using System.Collections.Generic;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>What a lab's own file says.</summary>
/// <param name="Hosts">The hosts' names, in the order of their files.</param>
/// <param name="Options">The lab's choices.</param>
/// <param name="Faults">What goes wrong.</param>
internal sealed record LabContent(IReadOnlyList<string> Hosts, LabOptions Options, IReadOnlyList<LabFault> Faults)
{
    /// <summary>The failover clusters.</summary>
    public IReadOnlyList<LabCluster> Clusters { get; init; } = [];

    /// <summary>The physical network, and hosts with nothing but the NICs that are plugged into it: what no host can tell, and a probe between hosts meets.</summary>
    public NetworkDocument Cables { get; init; } = NetworkDocument.Empty;
}
