using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab.Tests;

/// <summary>A failover cluster of lab hosts: one truth for all its nodes, which follows what happens on them.</summary>
public sealed class ClusterTests
{
    private const string Space = @"root\mscluster";

    [Fact]
    public async Task Every_node_gives_the_same_instances()
    {
        NetworkLab lab = Make();

        string[] texts = await Task.WhenAll(lab.HostNames.Select(async host =>
        {
            ICimClient client = lab.Connect(host);
            var records = await Task.WhenAll(new[] { "MSCluster_Node", "MSCluster_Network", "MSCluster_ResourceGroup", "MSCluster_Resource", "CIM_Component" }
                .Select(c => client.EnumerateAsync(Space, c, CancellationToken.None)));
            return string.Join("\n", records.SelectMany(r => r).Select(r => r.ClassName + " " + (r.Text("Name") ?? $"{r["GroupComponent"]} {r["PartComponent"]}")));
        }));

        Assert.Single(texts.Distinct());
        Assert.Contains("MSCluster_ResourceGroup VM1", texts[0]);
        Assert.DoesNotContain("Alone", texts[0]);
    }

    [Fact]
    public async Task Walks_from_a_node_to_its_groups_and_from_a_resource_to_its_possible_owners()
    {
        NetworkLab lab = Make();
        ICimClient client = lab.Connect("HV02");

        var groups = await client.QueryAsync("root/mscluster", "ASSOCIATORS OF {MSCluster_Node.Name=\"HV01\"} WHERE AssocClass = MSCluster_NodeToActiveGroup", CancellationToken.None);
        var owners = await client.AssociatorsAsync(Space, new CimPath("MSCluster_Resource", [new("Name", "Virtual Machine VM1")]), "MSCluster_ResourceToPossibleOwner", "MSCluster_Node", CancellationToken.None);

        Assert.Contains("VM1", groups.Select(g => g.Text("Name")));
        Assert.Equal(["HV01", "HV02"], owners.Select(o => o.Text("Name")));
    }

    [Fact]
    public async Task A_host_without_a_cluster_has_no_such_namespace()
    {
        NetworkLab lab = NetworkLab.Create(new NetworkDocument { Hosts = [Node(1) with { Cluster = null }] }, null);

        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => lab.Connect("HV01").EnumerateAsync(Space, "MSCluster_Cluster", CancellationToken.None));

        Assert.Equal(HostFaultKind.NotFound, fault.Kind);
        Assert.Contains("InvalidNamespace", fault.Message);
    }

    [Fact]
    public async Task A_node_that_nobody_reaches_is_down_for_the_others_and_comes_back()
    {
        NetworkLab lab = Make();
        lab.Faults = [new LabFault { Host = "HV02", Kind = LabFaultKind.Unreachable }];

        Assert.Equal("HV01 0, HV02 1", await Nodes(lab, "HV01"));

        lab.Faults = [];
        Assert.Equal("HV01 0, HV02 0", await Nodes(lab, "HV01"));
    }

    [Fact]
    public async Task A_node_that_is_set_down_has_no_cluster_service_and_one_that_is_drained_says_so()
    {
        NetworkLab lab = Make();
        lab.SetClusterNode("hv01", ClusterNodeState.Down, null);
        lab.SetClusterNode("HV02", ClusterNodeState.Paused, ClusterNodeDrain.Completed);

        Assert.Equal("HV01 1, HV02 2", await Nodes(lab, "HV02"));
        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => Nodes(lab, "HV01"));
        Assert.Equal(HostFaultKind.Failed, fault.Kind);
        CimRecord node = await lab.Connect("HV02").GetAsync(Space, new CimPath("MSCluster_Node", [new("Name", "HV02")]), CancellationToken.None);
        Assert.Equal(2, node.Number("NodeDrainStatus"));
    }

    [Fact]
    public async Task A_network_whose_last_interface_goes_comes_back_as_a_new_one()
    {
        NetworkLab lab = Make();
        ICimClient client = lab.Connect("HV01");
        CimRecord before = (await Networks(client)).Single(n => n.Text("Address") == "10.0.2.0");
        await client.InvokeAsync(Space, Path(before), "Rename", [new("newName", CimDataType.String, "CSV")], CancellationToken.None);
        await client.ModifyAsync(Space, new CimRecord("MSCluster_Network", [new("Name", CimDataType.String, "CSV"), new("Metric", CimDataType.UInt32, 900u)]), [], CancellationToken.None);
        CimRecord renamed = (await Networks(client)).Single(n => n.Text("Name") == "CSV");
        Assert.Equal((900L, false, before.Text("Id")), (renamed.Number("Metric"), renamed.Flag("AutoMetric"), renamed.Text("Id")));

        CimRecord[] addresses = [.. (await client.EnumerateAsync(@"root\StandardCimv2", "MSFT_NetIPAddress", CancellationToken.None)).Where(a => a.Text("IPAddress")!.StartsWith("10.0.2.", StringComparison.Ordinal))];
        CimPath path = new("MSFT_NetIPAddress", new[] { "CreationClassName", "Name", "SystemCreationClassName", "SystemName" }.Select(k => new System.Collections.Generic.KeyValuePair<string, string>(k, addresses.Single()[k]!.ToString()!)));
        await client.DeleteAsync(@"root\StandardCimv2", path, CancellationToken.None);
        Assert.DoesNotContain("CSV", (await Networks(client)).Select(n => n.Text("Name")));

        await client.InvokeAsync(
            @"root\StandardCimv2",
            new CimPath("MSFT_NetIPAddress", []),
            "Create",
            [new("InterfaceAlias", CimDataType.String, "NIC2"), new("IPAddress", CimDataType.String, "10.0.2.1"), new("PrefixLength", CimDataType.UInt8, (byte)24)],
            CancellationToken.None);
        CimRecord after = (await Networks(client)).Single(n => n.Text("Address") == "10.0.2.0");
        Assert.Equal(("Cluster Network 2", true), (after.Text("Name"), after.Flag("AutoMetric")));
        Assert.NotEqual(before.Text("Id"), after.Text("Id"));
    }

    [Fact]
    public async Task Leaves_networks_out_of_migrations_by_their_GUIDs()
    {
        NetworkLab lab = Make();
        ICimClient client = lab.Connect("HV02");
        string id = (await Networks(client))[0].Text("Id")!;

        var properties = new CimRecord("MSCluster_Property", [new("MigrationExcludeNetworks", CimDataType.String, id)]);
        await client.ModifyAsync(Space, new CimRecord("MSCluster_ResourceType", [new("Name", CimDataType.String, "Virtual Machine"), new("PrivateProperties", CimDataType.Instance, properties)]), [], CancellationToken.None);

        Assert.Equal([true, false], lab.Clusters.Single().ClusterNetworks.Select(n => n.ExcludedFromMigration));
        Assert.Equal(1, lab.WriteCount("HV02"));
    }

    [Theory]
    [InlineData("State", 1u, "State of a cluster network cannot be set")]
    [InlineData("Role", 2u, "Role 2 is none of 0, 1 and 3")]
    public async Task Refuses_what_cannot_be_set(string property, uint value, string message)
    {
        NetworkLab lab = Make();

        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => lab.Connect("HV01").ModifyAsync(
            Space, new CimRecord("MSCluster_Network", [new("Name", CimDataType.String, "Cluster Network 1"), new(property, CimDataType.UInt32, value)]), [], CancellationToken.None));

        Assert.Contains(message, fault.Message);
        Assert.Equal(0, lab.WriteCount("HV01"));
    }

    [Fact]
    public async Task Storage_jobs_run_on_every_node_of_the_cluster()
    {
        NetworkLab lab = Make();
        ICimClient client = lab.Connect("HV02");
        Assert.Empty(await client.EnumerateAsync(@"root\Microsoft\Windows\Storage", "MSFT_StorageJob", CancellationToken.None));

        lab.SetStorageJobs("CL1", ["Repair"]);

        CimRecord job = Assert.Single(await client.EnumerateAsync(@"root\Microsoft\Windows\Storage", "MSFT_StorageJob", CancellationToken.None));
        Assert.Equal(("Repair", 4L), (job.Text("Name"), job.Number("JobState")));
    }

    [Fact]
    public async Task What_was_set_is_in_the_file_and_another_process_sees_it()
    {
        string path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"cluster-{Guid.NewGuid():N}.json");
        try
        {
            NetworkLab lab = NetworkLab.Create(Document(), path);
            NetworkLab other = NetworkLab.Open(path);
            lab.SetClusterNode("HV01", ClusterNodeState.Paused, ClusterNodeDrain.InProgress);
            lab.SetSharedVolume("CL1", @"C:\ClusterStorage\Volume1", SharedVolumeState.Redirected);
            lab.SetStorageJobs("CL1", ["Repair"]);

            Assert.Equal("HV01 2, HV02 0", await Nodes(other, "HV02"));
            Assert.Equal(lab.Clusters, NetworkLab.Open(path).Clusters);
            Assert.Equal(SharedVolumeState.Redirected, other.ClusterOf("HV02")!.SharedVolumes.Single().State);
        }
        finally
        {
            File.Delete(path);
            Directory.Delete(path + ".hosts", recursive: true);
        }
    }

    [Fact]
    public void Names_the_cluster_that_is_not_there()
    {
        NetworkLab lab = Make();

        Assert.Contains("it has CL1", Assert.Throws<LabException>(() => lab.SetStorageJobs("CL2", [])).Message);
        Assert.Contains("is in no failover cluster", Assert.Throws<LabException>(() => lab.SetClusterNode("HV09", ClusterNodeState.Up, null)).Message);
    }

    private static NetworkLab Make() => NetworkLab.Create(Document(), null);

    // The second subnet is HV01's alone.
    private static NetworkDocument Document() => new() { Hosts = [Node(1), Node(2)] };

    private static HostState Node(int number) => new()
    {
        Name = $"HV0{number}",
        Cluster = "CL1",
        PhysicalNics =
        [
            new PhysicalNic { Name = "NIC1", Addressing = new InterfaceAddressing { Addresses = [$"10.0.1.{number}/24"] } },
            new PhysicalNic { Name = "NIC2", Addressing = number == 1 ? new InterfaceAddressing { Addresses = ["10.0.2.1/24"] } : null },
        ],
        Vms =
        [
            new VirtualMachine { Name = $"VM{number}", State = VmState.Running, PossibleOwners = ["HV01", "HV02"] },
            new VirtualMachine { Name = $"Alone{number}", State = VmState.Running },
        ],
    };

    private static CimPath Path(CimRecord network) => new("MSCluster_Network", [new("Name", network.Text("Name")!)]);

    private static async Task<CimRecord[]> Networks(ICimClient client) => [.. await client.EnumerateAsync(Space, "MSCluster_Network", CancellationToken.None)];

    private static async Task<string> Nodes(NetworkLab lab, string host) => string.Join(
        ", ",
        (await lab.Connect(host).EnumerateAsync(Space, "MSCluster_Node", CancellationToken.None)).Select(n => $"{n.Text("Name")} {n.Number("State")}"));
}
