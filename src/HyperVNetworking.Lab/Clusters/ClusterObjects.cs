using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>
/// Makes the instances of <c>root\mscluster</c> of what is set and of what the nodes are like now. All nodes give the same instances, so those say the cluster's name as
/// their server. The key of every class is Name, as object paths in scripts show it (<c>MSCluster_Resource.Name='...'</c>); which end of the
/// association of a shared volume is which is UNCONFIRMED.
/// </summary>
internal sealed class ClusterObjects
{
    private const string GroupOwner = "GroupComponent";
    private const string PartOfGroup = "PartComponent";
    private const uint Up = 0;
    private const uint Down = 1;

    private readonly LabHost _host;
    private readonly FailoverCluster _settings;
    private readonly IReadOnlyList<NodeFacts> _nodes;
    private readonly HashSet<string> _down;
    private readonly Dictionary<string, CimPath> _nodePaths = new(Names.Comparer);
    private readonly HashSet<string> _groups = new(Names.Comparer);

    private ClusterObjects(LabCluster cluster, IReadOnlyList<NodeFacts> nodes, IEnumerable<string> unreachable)
    {
        _settings = cluster.Settings;
        _nodes = nodes;
        _host = new LabHost(_settings.Name, nodes.Select(n => n.OS.Document).FirstOrDefault());
        _down = new HashSet<string>(unreachable.Concat(_settings.Nodes.Where(n => n.State == ClusterNodeState.Down).Select(n => n.Name)), Names.Comparer);
    }

    /// <summary>Makes the instances.</summary>
    /// <param name="cluster">What is set.</param>
    /// <param name="nodes">The nodes as they are now.</param>
    /// <param name="unreachable">The nodes that nobody reaches.</param>
    /// <param name="options">The lab's choices.</param>
    /// <returns>A host that has them and nothing else.</returns>
    public static LabHost Build(LabCluster cluster, IReadOnlyList<NodeFacts> nodes, IEnumerable<string> unreachable, LabOptions options)
    {
        var objects = new ClusterObjects(cluster, nodes, unreachable);
        objects._host.Options = options;
        CimPath path = objects.AddCluster();
        objects.AddNodes(path);
        new ClusterNetworkObjects(objects._host, objects._settings, nodes, objects._down).AddTo(path, objects._nodePaths);
        CimPath core = objects.AddGroup(path, "Cluster Group", 1, objects.FirstUp, 0, isCore: true);
        objects.AddResource(core, "Cluster Name", "Network Name", objects.FirstUp, 2, ("CoreResource", true));
        objects.AddWitness(core);
        objects.AddVolumes(path);
        objects.AddVms(path);
        objects._host.Store.Commit();
        return objects._host;
    }

    private string? FirstUp => _settings.Nodes.Select(n => n.Name).FirstOrDefault(n => !_down.Contains(n));

    private CimPath AddCluster() => _host.PathOf(_host.Add(
        MSCluster.Cluster,
        ("Name", _settings.Name),
        ("Fqdn", _settings.Name),
        ("SameSubnetDelay", _settings.HeartbeatIntervalMs),
        ("SameSubnetThreshold", _settings.HeartbeatThreshold),
        ("CrossSubnetDelay", _settings.HeartbeatIntervalMs),
        ("CrossSubnetThreshold", _settings.HeartbeatThreshold * 2),

        // Windows Server 2012 R2 has no resiliency; its schema is that of 2019 here, so the value is missing.
        ("ResiliencyDefaultPeriod", _host.OS.HasResiliency ? _settings.ResiliencySeconds ?? 240 : null),
        ("DynamicQuorumEnabled", 1),
        ("EnableSharedVolumes", 1),
        ("SharedVolumesRoot", @"C:\ClusterStorage"),
        ("MaxNumberOfNodes", 64)));

    private void AddNodes(CimPath cluster)
    {
        for (int i = 0; i < _settings.Nodes.Count; i++)
        {
            ClusterNode node = _settings.Nodes[i];
            bool votes = !_settings.WithoutVote.Contains(node.Name, Names.Comparer);
            CimPath path = _host.PathOf(_host.Add(
                MSCluster.Node,
                ("Name", node.Name),
                ("Id", (i + 1).ToString(CultureInfo.InvariantCulture)),
                ("State", _down.Contains(node.Name) ? Down : NodeState(node.State)),
                ("NodeDrainStatus", (int)node.Drain),
                ("NodeWeight", votes ? 1 : 0),
                ("DynamicWeight", votes ? 1 : 0)));
            _nodePaths[node.Name] = path;
            _host.Add(MSCluster.ClusterToNode, ("Antecedent", cluster), ("Dependent", path));
        }
    }

    private void AddWitness(CimPath core)
    {
        (string Name, string Type)? witness = _settings.Witness switch
        {
            ClusterWitness.Disk => ("Cluster Disk Witness", "Physical Disk"),
            ClusterWitness.FileShare => ("File Share Witness", "File Share Witness"),
            ClusterWitness.Cloud => ("Cloud Witness", "Cloud Witness"),
            _ => null,
        };
        if (witness is { } there)
        {
            AddResource(core, there.Name, there.Type, FirstUp, 2);
        }
    }

    private void AddVolumes(CimPath cluster)
    {
        for (int i = 0; i < _settings.SharedVolumes.Count; i++)
        {
            SharedVolume volume = _settings.SharedVolumes[i];
            string disk = "Cluster Disk " + (i + 1).ToString(CultureInfo.InvariantCulture);
            string? owner = volume.OwnerNode is not null && !_down.Contains(volume.OwnerNode) ? volume.OwnerNode : FirstUp;
            CimPath group = AddGroup(cluster, Id("group", disk), 4, owner, 0, isCore: false);
            CimPath resource = AddResource(group, disk, "Physical Disk", owner, 2, ("IsClusterSharedVolume", true));
            CimPath path = _host.PathOf(_host.Add(
                MSCluster.SharedVolume,
                ("Name", volume.Name),
                ("VolumeName", $@"\\?\Volume{{{Id("volume", volume.Name)}}}\"),
                ("FaultState", volume.State switch { SharedVolumeState.Redirected => 1, SharedVolumeState.NoAccess => 2, SharedVolumeState.Maintenance => 4, _ => 0 }),
                ("BackupState", 0)));
            bool isPart = _host.Options.SharedVolumeIsPart;
            _host.Add(MSCluster.SharedVolumeToResource, (GroupOwner, isPart ? resource : path), (PartOfGroup, isPart ? path : resource));
            _host.Add(MSCluster.ClusterToSharedVolume, (GroupOwner, cluster), (PartOfGroup, path));
        }
    }

    private void AddVms(CimPath cluster)
    {
        _host.Add(
            MSCluster.ResourceType,
            ("Name", "Virtual Machine"),
            ("DisplayName", "Virtual Machine"),
            ("DllName", "vmclusres.dll"),
            ("PrivateProperties", _host.Create(
                MSCluster.VmTypeProperties,
                ("MigrationExcludeNetworks", string.Join(";", _settings.ClusterNetworks.Where(n => n.ExcludedFromMigration).Select(n => n.Id))),
                ("MigrationNetworkOrder", string.Empty))));

        // A VM that is between two nodes, or gone from all, is still the cluster's.
        var places = new Dictionary<string, (string Node, NodeVm Vm)>(Names.Comparer);
        foreach ((string node, NodeVm vm) in _nodes.SelectMany(n => n.Vms.Select(v => (n.Name, v))))
        {
            if (!places.ContainsKey(vm.Id))
            {
                places.Add(vm.Id, (node, vm));
            }
        }

        foreach (ClusteredVm vm in _settings.Vms)
        {
            bool isThere = places.TryGetValue(vm.VmId!, out (string Node, NodeVm Vm) place);
            string? owner = isThere ? place.Node : vm.PossibleOwners.Count > 0 ? vm.PossibleOwners[0] : null;
            bool failed = !isThere || _down.Contains(place.Node);
            AddVm(cluster, vm, isThere ? place.Vm.Name : vm.Name, owner, failed ? 2 : place.Vm.Runs ? 0 : 1);
        }
    }

    private void AddVm(CimPath cluster, ClusteredVm vm, string vmName, string? owner, int groupState)
    {
        string name = FreeName(vmName);
        CimPath group = AddGroup(cluster, name, 111, owner, groupState, isCore: false);
        int state = groupState == 0 ? 2 : groupState == 1 ? 3 : 4;
        CimPath machine = AddResource(group, "Virtual Machine " + name, "Virtual Machine", owner, state, ("PrivateProperties", _host.Create(MSCluster.VmProperties, ("VmID", vm.VmId!.ToLowerInvariant()))));
        CimPath configuration = AddResource(group, "Virtual Machine Configuration " + name, "Virtual Machine Configuration", owner, state, ("PrivateProperties", _host.Create(MSCluster.VmConfigurationProperties, ("VmID", vm.VmId!.ToLowerInvariant()))));
        foreach (string possible in vm.PossibleOwners.Where(_nodePaths.ContainsKey).Distinct(Names.Comparer))
        {
            _host.Add(MSCluster.ResourceToPossibleOwner, (GroupOwner, machine), (PartOfGroup, _nodePaths[possible]));
            _host.Add(MSCluster.ResourceToPossibleOwner, (GroupOwner, configuration), (PartOfGroup, _nodePaths[possible]));
        }
    }

    private CimPath AddGroup(CimPath cluster, string name, int type, string? owner, int state, bool isCore)
    {
        _groups.Add(name);
        CimPath path = _host.PathOf(_host.Add(
            MSCluster.ResourceGroup,
            ("Name", name),
            ("Id", Id("group", name)),
            ("GroupType", type),
            ("OwnerNode", owner),
            ("State", state),
            ("IsCore", isCore)));
        _host.Add(MSCluster.ClusterToResourceGroup, (GroupOwner, cluster), (PartOfGroup, path));
        if (owner is not null && _nodePaths.TryGetValue(owner, out CimPath? node))
        {
            _host.Add(MSCluster.NodeToActiveGroup, (GroupOwner, node), (PartOfGroup, path));
        }

        return path;
    }

    private CimPath AddResource(CimPath group, string name, string type, string? owner, int state, params (string Name, object? Value)[] more)
    {
        CimPath path = _host.PathOf(_host.Add(
            MSCluster.Resource,
            [("Name", name), ("Id", Id("resource", name)), ("Type", type), ("OwnerGroup", group["Name"]), ("OwnerNode", owner), ("State", state), .. more]));
        _host.Add(MSCluster.GroupToResource, (GroupOwner, group), (PartOfGroup, path));
        return path;
    }

    // Groups have names of their own, VMs need not.
    private string FreeName(string name)
    {
        string free = name;
        for (int i = 2; _groups.Contains(free); i++)
        {
            free = string.Format(CultureInfo.InvariantCulture, "{0} ({1})", name, i);
        }

        return free;
    }

    private string Id(string kind, string name) => StableGuid.From(_settings.Name, kind, name).ToString("D");

    private static uint NodeState(ClusterNodeState state) => state switch
    {
        ClusterNodeState.Up => Up,
        ClusterNodeState.Down => Down,
        ClusterNodeState.Paused => 2,
        ClusterNodeState.Joining => 3,
        _ => uint.MaxValue,
    };
}
