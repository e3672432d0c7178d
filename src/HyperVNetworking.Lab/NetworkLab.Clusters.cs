using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <content>Its failover clusters: what happens to nodes, volumes and storage. Where VMs are, and which networks there are, follows from the hosts.</content>
public sealed partial class NetworkLab
{
    /// <summary>The failover clusters with what was set of them, in the document's order.</summary>
    public IReadOnlyList<FailoverCluster> Clusters => [.. Current().Clusters.Select(c => c.Settings)];

    /// <summary>The failover cluster of a host.</summary>
    /// <param name="hostName">The host.</param>
    /// <returns>The cluster with what was set of it; null if the host is in none.</returns>
    public FailoverCluster? ClusterOf(string hostName) => _clusters.Of(hostName)?.Settings;

    /// <summary>Sets the state of a node. A host that is unreachable is down for the others whatever is set here; one that is set down answers, without its cluster service.</summary>
    /// <param name="hostName">The host.</param>
    /// <param name="state">Whether it takes part; null to leave that as it is.</param>
    /// <param name="drain">How far its roles have been moved away; null to leave that as it is.</param>
    /// <exception cref="LabException">The host is in no cluster of this lab.</exception>
    public void SetClusterNode(string hostName, ClusterNodeState? state, ClusterNodeDrain? drain)
    {
        FailoverCluster cluster = ClusterOf(hostName) ?? throw new LabException($"Host {hostName} is in no failover cluster of this lab: name a host whose document says its cluster.");
        Change(cluster.Name, c => c with
        {
            Settings = c.Settings with
            {
                Nodes = c.Settings.Nodes.Replace(n => Names.Same(n.Name, hostName), n => n with { State = state ?? n.State, Drain = drain ?? n.Drain }),
            },
        });
    }

    /// <summary>Sets the state of a cluster shared volume; one that the cluster lacks is added.</summary>
    /// <param name="clusterName">The cluster.</param>
    /// <param name="volume">The volume.</param>
    /// <param name="state">How the nodes reach it.</param>
    /// <exception cref="LabException">The lab has no such cluster.</exception>
    public void SetSharedVolume(string clusterName, string volume, SharedVolumeState state) => Change(clusterName, c => c with
    {
        Settings = c.Settings with
        {
            SharedVolumes = c.Settings.SharedVolumes.Any(v => Names.Same(v.Name, volume))
                ? c.Settings.SharedVolumes.Replace(v => Names.Same(v.Name, volume), v => v with { State = state })
                : [.. c.Settings.SharedVolumes, new SharedVolume { Name = volume, State = state }],
        },
    });

    /// <summary>Sets which storage jobs run on a cluster.</summary>
    /// <param name="clusterName">The cluster.</param>
    /// <param name="jobs">Their names, such as <c>Repair</c>; none for none.</param>
    /// <exception cref="LabException">The lab has no such cluster.</exception>
    public void SetStorageJobs(string clusterName, IReadOnlyList<string> jobs) =>
        Change(clusterName, c => c with { StorageJobs = jobs.ToValueList() });

    /// <summary>Changes what is kept of a cluster.</summary>
    /// <param name="clusterName">The cluster.</param>
    /// <param name="change">The change.</param>
    /// <exception cref="LabException">The lab has no such cluster.</exception>
    internal void Change(string clusterName, Func<LabCluster, LabCluster> change)
    {
        string[] known = [.. Current().Clusters.Select(c => c.Settings.Name)];
        if (!known.Contains(clusterName, Names.Comparer))
        {
            throw new LabException($"This lab has no failover cluster {clusterName}: {(known.Length == 0 ? "its document names none" : "it has " + string.Join(", ", known))}.");
        }

        Change(content => content with { Clusters = [.. content.Clusters.Select(c => Names.Same(c.Settings.Name, clusterName) ? change(c) : c)] });
    }

    // The clusters that the hosts of a document name, as the document knows them, or as one of their nodes told of them.
    private static LabCluster[] ClustersOf(NetworkDocument document, IReadOnlyList<LabHost> built)
    {
        NodeFacts[] facts = [.. built.Select(NodeFacts.Of)];
        return [.. document.Hosts
            .Select((host, index) => (Host: host, Facts: facts[index]))
            .Where(h => h.Host.Cluster is not null)
            .GroupBy(h => h.Host.Cluster!, Names.Comparer)
            .Select(cluster =>
            {
                FailoverCluster known = document.Clusters.FirstOrDefault(c => Names.Same(c.Name, cluster.Key))
                    ?? cluster.Select(h => h.Host.FailoverCluster).FirstOrDefault(c => c is not null)
                    ?? new FailoverCluster { Name = cluster.Key };
                var settings = known with
                {
                    Nodes = cluster.Select(h => known.FindNode(h.Host.Name) ?? new ClusterNode { Name = h.Host.Name }).ToValueList(),
                    Vms = cluster.SelectMany(h => h.Host.Vms.Zip(h.Facts.Vms, (vm, there) => new ClusteredVm { VmId = there.Id, Name = vm.Name, PossibleOwners = vm.PossibleOwners }))
                        .Where(v => v.PossibleOwners.Count > 0)
                        .ToValueList(),
                };
                return ClusterNetworkFinder.Follow(new LabCluster { Settings = settings }, [.. cluster.Select(h => h.Facts)]);
            })];
    }
}
