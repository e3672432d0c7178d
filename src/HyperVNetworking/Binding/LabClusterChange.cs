using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Output;

namespace HyperVNetworking.Binding;

/// <summary>What Set-NetworkLab does to the failover clusters of a lab: to the nodes among the hosts, and to the clusters that these are in.</summary>
internal sealed record LabClusterChange(
    ClusterNodeState? State, ClusterNodeDrain? Drain, string? Volume, SharedVolumeState VolumeState, IReadOnlyList<string>? StorageJobs, IReadOnlyList<string> Hosts)
{
    private bool IsNone => State is null && Drain is null && Volume is null && StorageJobs is null;

    /// <summary>What is wrong with it; null if nothing is.</summary>
    public ErrorRecord? Check(NetworkLab lab) => !IsNone && Hosts.FirstOrDefault(h => lab.ClusterOf(h) is null) is string host ? LabErrors.HostInNoCluster(host, lab) : null;

    /// <summary>What it does, for who asks before.</summary>
    public IEnumerable<string> Actions()
    {
        if (State is not null || Drain is not null)
        {
            yield return $"make {string.Join(", ", Hosts)} {string.Join(", ", new object?[] { State, Drain is null ? null : $"drain {Drain}" }.Where(w => w is not null))}";
        }

        if (Volume is not null)
        {
            yield return $"make shared volume {Volume} {VolumeState}";
        }

        if (StorageJobs is not null)
        {
            yield return StorageJobs.Count == 0 ? "end all storage jobs" : $"let storage jobs run: {string.Join(", ", StorageJobs)}";
        }
    }

    /// <summary>Does it.</summary>
    public void Apply(NetworkLab lab)
    {
        foreach (string host in State is null && Drain is null ? [] : Hosts)
        {
            lab.SetClusterNode(host, State, Drain);
        }

        foreach (string cluster in IsNone ? [] : Hosts.Select(h => lab.ClusterOf(h)!.Name).Distinct(Names.Comparer))
        {
            if (Volume is not null)
            {
                lab.SetSharedVolume(cluster, Volume, VolumeState);
            }

            if (StorageJobs is not null)
            {
                lab.SetStorageJobs(cluster, StorageJobs);
            }
        }
    }
}
