using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Cluster;

/// <summary>What one reading of a node brings back of its failover cluster: one round trip to learn whether there is one, and eight more, all at once, where there is.</summary>
internal sealed record ClusterRecords
{
    /// <summary>The host is in no cluster.</summary>
    public static readonly ClusterRecords None = new();

    /// <summary>The cluster; null if the host is in none, or did not tell.</summary>
    public CimRecord? Cluster { get; init; }

    /// <summary>Its nodes.</summary>
    public IReadOnlyList<CimRecord> Nodes { get; init; } = [];

    /// <summary>Its networks.</summary>
    public IReadOnlyList<CimRecord> Networks { get; init; } = [];

    /// <summary>Its groups.</summary>
    public IReadOnlyList<CimRecord> Groups { get; init; } = [];

    /// <summary>VMs, disks and witnesses.</summary>
    public IReadOnlyList<CimRecord> Resources { get; init; } = [];

    /// <summary>Resources and nodes that may own them; null if they could not be read.</summary>
    public IReadOnlyList<CimRecord>? PossibleOwners { get; init; }

    /// <summary>Its shared volumes.</summary>
    public IReadOnlyList<CimRecord> SharedVolumes { get; init; } = [];

    /// <summary>Its shared volumes and their disks.</summary>
    public IReadOnlyList<CimRecord> VolumeDisks { get; init; } = [];

    /// <summary>What all its VMs share.</summary>
    public IReadOnlyList<CimRecord> VmTypes { get; init; } = [];

    /// <summary>What the node did not tell, with the reason.</summary>
    public ValueList<string> Unread { get; init; } = [];

    /// <summary>Asks a host for its cluster.</summary>
    /// <param name="client">The host.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The records.</returns>
    /// <exception cref="HostFaultException">The host does not answer any more.</exception>
    public static async Task<ClusterRecords> ReadAsync(ICimClient client, CancellationToken cancellationToken)
    {
        (CimRecord? cluster, string? unread) = await ReadClusterAsync(client, cancellationToken);
        if (cluster is null)
        {
            return unread is null ? None : None with { Unread = [unread] };
        }

        Task<(IReadOnlyList<CimRecord>? Records, string? Unread)> Of(string className) => AskAsync(client.EnumerateAsync(ClusterNames.Namespace, className, cancellationToken));
        Task<(IReadOnlyList<CimRecord>? Records, string? Unread)> Query(string query) => AskAsync(client.QueryAsync(ClusterNames.Namespace, query, cancellationToken));

        (IReadOnlyList<CimRecord>? Records, string? Unread)[] answers = await Task.WhenAll(
            Of(ClusterNames.Node),
            Of(ClusterNames.Network),
            Of(ClusterNames.ResourceGroup),
            Query(ClusterNames.ResourceQuery),
            Of(ClusterNames.ResourceToPossibleOwner),
            Of(ClusterNames.SharedVolume),
            Of(ClusterNames.SharedVolumeToResource),
            Query(ClusterNames.VmTypeQuery));
        return new ClusterRecords
        {
            Cluster = cluster,
            Nodes = answers[0].Records ?? [],
            Networks = answers[1].Records ?? [],
            Groups = answers[2].Records ?? [],
            Resources = answers[3].Records ?? [],
            PossibleOwners = answers[4].Records,
            SharedVolumes = answers[5].Records ?? [],
            VolumeDisks = answers[6].Records ?? [],
            VmTypes = answers[7].Records ?? [],
            Unread = answers.Select(a => a.Unread).OfType<string>().Distinct().ToValueList(),
        };
    }

    private static async Task<(CimRecord? Cluster, string? Unread)> ReadClusterAsync(ICimClient client, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<CimRecord> clusters = await client.EnumerateAsync(ClusterNames.Namespace, ClusterNames.Cluster, cancellationToken);
            return (clusters.Count > 0 ? clusters[0] : null, null);
        }
        catch (HostFaultException fault) when (fault.Kind == HostFaultKind.NotFound)
        {
            // Without the feature there is no such namespace: the host is in no cluster.
            return (null, null);
        }
        catch (HostFaultException fault) when (IsAnswer(fault))
        {
            return (null, Reason(fault));
        }
    }

    private static async Task<(IReadOnlyList<CimRecord>? Records, string? Unread)> AskAsync(Task<IReadOnlyList<CimRecord>> reading)
    {
        try
        {
            return (await reading, null);
        }
        catch (HostFaultException fault) when (IsAnswer(fault))
        {
            return (null, Reason(fault));
        }
    }

    private static bool IsAnswer(HostFaultException fault) => fault.Kind is not (HostFaultKind.Unreachable or HostFaultKind.Timeout or HostFaultKind.Busy);

    private static string Reason(HostFaultException fault)
    {
        string prefix = fault.ComputerName + ": ";
        return $"{HostFact.FailoverCluster}: {(fault.Message.StartsWith(prefix, StringComparison.Ordinal) ? fault.Message.Substring(prefix.Length) : fault.Message)}";
    }
}
