using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Tests.Cluster;

/// <summary>A failover cluster as its nodes tell of it.</summary>
public sealed class ClusterReadTests
{
    private const int RoundTripsAlone = 12 + 7 + 8 + 1 + 1 + 1;
    private const int RoundTripsOfCluster = 8 + 1;

    [Fact]
    public async Task Tells_nodes_networks_volumes_and_VMs()
    {
        NetworkLab lab = ClusterLab.Make(cluster: new FailoverCluster
        {
            Name = "cl1",
            HeartbeatIntervalMs = 2000,
            HeartbeatThreshold = 20,
            ResiliencySeconds = 100,
            Witness = ClusterWitness.Disk,
            WithoutVote = ["HV03"],
            ClusterNetworks = [new ClusterNetwork { Name = "CSV", Subnets = ["10.0.2.0/24"], AutoMetric = false, Metric = 900, ExcludedFromMigration = true }],
            SharedVolumes = [new SharedVolume { Name = @"C:\ClusterStorage\Volume1", OwnerNode = "HV02" }],
        });

        HostState host = await lab.ReadAsync("HV01");
        FailoverCluster cluster = host.FailoverCluster!;

        Assert.True(host.Complete);
        Assert.Empty(host.Unread);
        Assert.Equal("cl1", host.Cluster);
        Assert.Equal((2000, 20, 100, ClusterWitness.Disk), (cluster.HeartbeatIntervalMs, cluster.HeartbeatThreshold, cluster.ResiliencySeconds, cluster.Witness));
        Assert.Equal(["HV03"], cluster.WithoutVote);
        Assert.Equal(["HV01", "HV02", "HV03"], cluster.Nodes.Select(n => n.Name));
        Assert.All(cluster.Nodes, n => Assert.Equal((ClusterNodeState.Up, ClusterNodeDrain.None), (n.State, n.Drain)));
        ClusterNetwork heartbeat = cluster.ClusterNetworks.Single(n => n.Name == "CSV");
        Assert.Equal((ClusterNetworkRole.ClusterOnly, 900L, false, true), (heartbeat.Role, heartbeat.Metric!.Value, heartbeat.AutoMetric, heartbeat.ExcludedFromMigration));
        ClusterNetwork management = cluster.ClusterNetworks.Single(n => n.Subnets.Contains("10.0.1.0/24"));
        Assert.Equal(("Cluster Network 1", ClusterNetworkRole.ClusterAndClient, true, ClusterNetworkState.Up), (management.Name, management.Role, management.AutoMetric, management.State));
        Assert.Equal([new SharedVolume { Name = @"C:\ClusterStorage\Volume1", OwnerNode = "HV02" }], cluster.SharedVolumes);
        Assert.Equal(["HV01", "HV02", "HV03"], cluster.Vms.Select(v => v.OwnerNode));
        Assert.All(cluster.Vms, v => Assert.Equal(ClusteredVmState.Online, v.State));
    }

    [Fact]
    public async Task Says_where_VMs_may_run_although_no_document_is_asked()
    {
        NetworkLab lab = ClusterLab.Make();

        HostState host = await lab.ReadAsync("HV02");

        Assert.Equal(["HV01", "HV02", "HV03"], host.Vms.Single(v => v.Name == "VM2-1").PossibleOwners);
        Assert.Empty(host.Vms.Single(v => v.Name == "Alone2").PossibleOwners);
        Assert.Equal(host.Vms.Single(v => v.Name == "VM2-1").Id, host.FailoverCluster!.FindVm(host.Vms.Single(v => v.Name == "VM2-1").Id)!.VmId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Finds_the_owner_of_a_volume_whichever_end_of_its_association_it_is(bool isPart)
    {
        NetworkLab lab = ClusterLab.Make(cluster: new FailoverCluster { Name = "CL1", SharedVolumes = [new SharedVolume { Name = "V", OwnerNode = "HV03" }] }, options: new LabOptions { SharedVolumeIsPart = isPart });

        Assert.Equal("HV03", (await lab.ReadAsync("HV01")).FailoverCluster!.SharedVolumes.Single().OwnerNode);
    }

    [Fact]
    public async Task Is_the_same_from_every_node()
    {
        NetworkLab lab = ClusterLab.Make();

        HostState[] hosts = await Task.WhenAll(lab.HostNames.Select(lab.ReadAsync));

        Assert.Single(hosts.Select(h => h.FailoverCluster).Distinct());
    }

    [Fact]
    public async Task Costs_one_round_trip_without_a_cluster_and_nine_more_with_one_however_many_VMs_there_are()
    {
        NetworkLab few = NetworkLab.Create(ClusterLab.Document(2, vms: 1), null);
        NetworkLab many = NetworkLab.Create(ClusterLab.Document(2, vms: 100), null);
        NetworkLab alone = NetworkLab.Create(new NetworkDocument { Hosts = ClusterLab.Document(1).Hosts.Select(h => h with { Cluster = null }).ToValueList() }, null);

        await Task.WhenAll(few.ReadAsync("HV01"), many.ReadAsync("HV01"), alone.ReadAsync("HV01"));

        Assert.Equal(RoundTripsAlone + RoundTripsOfCluster, few.OperationCount("HV01"));
        Assert.Equal(RoundTripsAlone + RoundTripsOfCluster, many.OperationCount("HV01"));
        Assert.Equal(RoundTripsAlone, alone.OperationCount("HV01"));
    }

    [Theory]
    [InlineData(UnclusteredHost.NoNamespace, false)]
    [InlineData(UnclusteredHost.NoInstances, false)]
    [InlineData(UnclusteredHost.Failed, true)]
    public async Task A_host_in_no_cluster_has_none_and_one_that_does_not_tell_says_why(UnclusteredHost answer, bool unread)
    {
        NetworkLab lab = NetworkLab.Create(new NetworkDocument { Hosts = ClusterLab.Document(1).Hosts.Select(h => h with { Cluster = null }).ToValueList() }, null);
        lab.Options = lab.Options with { UnclusteredHost = answer };

        HostState host = await lab.ReadAsync("HV01");

        Assert.True(host.Complete);
        Assert.Null(host.Cluster);
        Assert.Null(host.FailoverCluster);
        Assert.Equal(unread, host.IsUnread(HostFact.FailoverCluster));
    }

    [Theory]
    [InlineData("Enumerate MSCluster_Cluster", false)]
    [InlineData("Enumerate MSCluster_ResourceToPossibleOwner", true)]
    public async Task Access_that_is_denied_is_said_and_not_passed_over(string operation, bool told)
    {
        NetworkLab lab = ClusterLab.Make();
        lab.Faults = [new LabFault { Kind = LabFaultKind.AccessDenied, Where = o => o == operation }];

        HostState host = await lab.ReadAsync("HV01");

        Assert.True(host.Complete);
        Assert.Equal("failover cluster: Access is denied.", Assert.Single(host.Unread));
        Assert.Equal(told, host.FailoverCluster is not null);
        Assert.Empty(host.Vms.SelectMany(v => v.PossibleOwners));
    }

    [Theory]
    [InlineData("HV01", "hv01", "HV02", "HV02")]
    [InlineData("hv01.contoso.com", "HV01", "HV02", "HV02.contoso.com")]
    [InlineData("localhost", "HV01", "HV02", "HV02")]
    [InlineData("10.0.1.1", "HV01", "HV02", "HV02")]
    public void Names_nodes_as_the_hosts_are_named(string computerName, string serverName, string other, string otherName)
    {
        var names = new HyperVNetworking.Cim.Cluster.NodeNames(computerName, serverName);

        Assert.Equal(computerName, names.Of("HV01"));
        Assert.Equal(otherName, names.Of(other));
        Assert.Null(names.Of(null));
    }
}
