using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Cluster;

/// <summary>Makes a failover cluster of its records; the numbers are those of clusapi.h. Nodes are named as the hosts are: by the name that was connected to, with its domain.</summary>
internal sealed class ClusterReader
{
    private const long CoreGroup = 1;

    private readonly ClusterRecords _records;
    private readonly NodeNames _names;
    private readonly Dictionary<string, CimRecord> _groups;
    private readonly string[] _nodes;

    // Most VMs of a cluster have the same owners, so they share one list.
    private readonly Dictionary<string, ValueList<string>> _owners = new(System.StringComparer.Ordinal);

    /// <summary>Makes a reader.</summary>
    /// <param name="records">The records.</param>
    /// <param name="computerName">The host as the user named it.</param>
    /// <param name="serverName">The name that the host gives itself; null if it did not say.</param>
    public ClusterReader(ClusterRecords records, string computerName, string? serverName)
    {
        _records = records;
        _names = new NodeNames(computerName, serverName);
        _groups = ByName(records.Groups);
        _nodes = records.Nodes.Select(NameOf).ToArray();
    }

    /// <summary>The cluster.</summary>
    /// <returns>The cluster; null if the host is in none, or did not tell.</returns>
    public FailoverCluster? Read() => _records.Cluster is not CimRecord cluster ? null : new FailoverCluster
    {
        Name = cluster.Text("Name") ?? string.Empty,
        HeartbeatIntervalMs = (int?)cluster.Number("SameSubnetDelay") ?? 1000,
        HeartbeatThreshold = (int?)cluster.Number("SameSubnetThreshold") ?? 10,

        // Null where Windows has no resiliency (before 2016); the resilience check knows that by the version.
        ResiliencySeconds = (int?)cluster.Number("ResiliencyDefaultPeriod"),
        Witness = Witness(),
        WithoutVote = _records.Nodes.Where(n => n.Number("NodeWeight") == 0).Select(NameOf).ToValueList(),
        Nodes = _records.Nodes.Select(Node).ToValueList(),
        ClusterNetworks = new ClusterNetworkReader(_records).Read().ToValueList(),
        SharedVolumes = _records.SharedVolumes.Select(Volume).ToValueList(),
        Vms = Vms().ToValueList(),
    };

    private ClusterNode Node(CimRecord node) => new()
    {
        Name = NameOf(node),
        State = node.Number("State") switch
        {
            0 => ClusterNodeState.Up,
            1 => ClusterNodeState.Down,
            2 => ClusterNodeState.Paused,
            3 => ClusterNodeState.Joining,
            _ => ClusterNodeState.Unknown,
        },
        Drain = node.Number("NodeDrainStatus") switch
        {
            1 => ClusterNodeDrain.InProgress,
            2 => ClusterNodeDrain.Completed,
            3 => ClusterNodeDrain.Failed,
            _ => ClusterNodeDrain.None,
        },
    };

    private ClusterWitness Witness() => _records.Resources.Select(r => r.Text("Type") switch
    {
        ClusterNames.FileShareWitnessType => ClusterWitness.FileShare,
        ClusterNames.CloudWitnessType => ClusterWitness.Cloud,
        ClusterNames.DiskType when GroupOf(r)?.Number("GroupType") == CoreGroup => ClusterWitness.Disk,
        _ => ClusterWitness.None,
    }).FirstOrDefault(w => w != ClusterWitness.None);

    private SharedVolume Volume(CimRecord volume)
    {
        string name = volume.Text("Name") ?? string.Empty;
        return new SharedVolume
        {
            Name = name,
            OwnerNode = _names.Of(Disk(name)?.Text("OwnerNode")),
            State = volume.Number("FaultState") switch
            {
                null or 0 => SharedVolumeState.Direct,
                long faults when (faults & 2) != 0 => SharedVolumeState.NoAccess,
                long faults when (faults & (4 | 8)) != 0 => SharedVolumeState.Maintenance,
                _ => SharedVolumeState.Redirected,
            },
        };
    }

    private CimRecord? Disk(string volume)
    {
        foreach (CimRecord pair in _records.VolumeDisks)
        {
            (CimPath Volume, CimPath Other)? ends = Ends(pair, ClusterNames.SharedVolume);
            if (ends is { } found && Names.Same(found.Volume["Name"], volume))
            {
                return _records.Resources.FirstOrDefault(r => Names.Same(r.Text("Name"), found.Other["Name"]));
            }
        }

        return null;
    }

    private IEnumerable<ClusteredVm> Vms()
    {
        ILookup<string, string>? owners = _records.PossibleOwners?
            .Select(p => Ends(p, ClusterNames.Resource))
            .Where(e => e is not null)
            .ToLookup(e => e!.Value.Of["Name"] ?? string.Empty, e => _names.Of(e!.Value.Other["Name"]) ?? string.Empty, Names.Comparer);
        foreach (CimRecord resource in _records.Resources.Where(r => r.Text("Type") == ClusterNames.VmType))
        {
            string name = resource.Text("Name") ?? string.Empty;
            CimRecord? group = GroupOf(resource);
            yield return new ClusteredVm
            {
                VmId = (resource["PrivateProperties"] as CimRecord)?.Text("VmID")?.Trim('{', '}').ToUpperInvariant(),
                Name = resource.Text("OwnerGroup") ?? name,
                OwnerNode = _names.Of(group?.Text("OwnerNode") ?? resource.Text("OwnerNode")),
                State = State(group),
                PossibleOwners = owners is null ? [] : Order(owners[name]),
            };
        }
    }

    // One for whom nobody is named may go anywhere.
    private ValueList<string> Order(IEnumerable<string> owners)
    {
        string[] named = owners.ToArray();
        string key = string.Join("\0", named);
        if (!_owners.TryGetValue(key, out ValueList<string>? ordered))
        {
            ordered = named.Length == 0 ? _nodes.ToValueList() : _nodes.Where(n => named.Contains(n, Names.Comparer)).Concat(named.Except(_nodes, Names.Comparer)).ToValueList();
            _owners.Add(key, ordered);
        }

        return ordered;
    }

    private static ClusteredVmState State(CimRecord? group) => group?.Number("State") switch
    {
        0 => ClusteredVmState.Online,
        1 => ClusteredVmState.Offline,
        2 => ClusteredVmState.Failed,
        3 => ClusteredVmState.PartialOnline,
        4 => ClusteredVmState.Pending,
        _ => ClusteredVmState.Unknown,
    };

    private CimRecord? GroupOf(CimRecord resource) => resource.Text("OwnerGroup") is string name && _groups.TryGetValue(name, out CimRecord? group) ? group : null;

    private string NameOf(CimRecord node) => _names.Of(node.Text("Name")) ?? string.Empty;

    // Which end is which differs between sources; the class of an end does not.
    private static (CimPath Of, CimPath Other)? Ends(CimRecord pair, string className) => (pair["GroupComponent"], pair["PartComponent"]) switch
    {
        (CimPath first, CimPath second) when Names.Same(first.ClassName, className) => (first, second),
        (CimPath first, CimPath second) when Names.Same(second.ClassName, className) => (second, first),
        _ => null,
    };

    private static Dictionary<string, CimRecord> ByName(IEnumerable<CimRecord> records)
    {
        var byName = new Dictionary<string, CimRecord>(Names.Comparer);
        foreach (CimRecord record in records)
        {
            byName[record.Text("Name") ?? string.Empty] = record;
        }

        return byName;
    }
}
