using System;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Generators;

/// <summary>Random failover clusters, as a document describes them and as a node tells of them.</summary>
internal sealed class ClusterGenerator(Random random, NameGenerator names)
{
    public FailoverCluster Cluster() => new()
    {
        Name = names.Next("CL"),
        HeartbeatIntervalMs = random.Flag() ? 1000 : random.Next(1, 60_001),
        HeartbeatThreshold = random.Flag() ? 10 : random.Next(1, 1001),
        ResiliencySeconds = random.Maybe(random.Next(86_401)),
        Witness = random.Pick<ClusterWitness>(),
        Networks = random.Flag() ? [] : ["CSV", "Live \"Migration\""],
        WithoutVote = random.Flag() ? [] : ["Host1"],
        Nodes = random.Flag() ? [] : [new ClusterNode { Name = "Host1", State = random.Pick<ClusterNodeState>(), Drain = random.Pick<ClusterNodeDrain>() }, new ClusterNode { Name = "Host \"2\"" }],
        ClusterNetworks = random.Flag() ? [] : [Network(), new ClusterNetwork { Name = names.Next("Cluster Network ") }],
        SharedVolumes = random.Flag() ? [] : [new SharedVolume { Name = @"C:\ClusterStorage\Volume1", OwnerNode = random.Maybe("Host1"), State = random.Pick<SharedVolumeState>() }],
        Vms = random.Flag() ? [] : [Vm(), new ClusteredVm { Name = names.Next("VM") }],
    };

    private ClusterNetwork Network() => new()
    {
        Name = names.Next("Cluster Network "),
        Id = random.MaybeGuid(),
        Role = random.Pick<ClusterNetworkRole>(),
        Metric = random.Maybe(random.NextInt64(uint.MaxValue)),
        AutoMetric = random.Flag(),
        State = random.Pick<ClusterNetworkState>(),
        Subnets = random.Flag() ? [] : ["10.0.10.0/24", "2001:db8::/64"],
        ExcludedFromMigration = random.Flag(),
    };

    private ClusteredVm Vm() => new()
    {
        VmId = random.MaybeGuid(),
        Name = names.Next("VM"),
        OwnerNode = random.Maybe("Host1"),
        State = random.Pick<ClusteredVmState>(),
        PossibleOwners = random.Flag() ? [] : ["Host1", "Host2"],
    };
}
