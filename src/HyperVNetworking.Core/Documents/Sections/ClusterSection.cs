using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A failover cluster.</summary>
internal static class ClusterSection
{
    public static readonly KeyTable Keys = new(
        "cluster",
        "a cluster",
        "name",
        "heartbeatIntervalMs",
        "heartbeatThreshold",
        "resiliencySeconds",
        "witness",
        "networks",
        "withoutVote",
        "nodes",
        "clusterNetworks",
        "sharedVolumes",
        "vms");

    private const int MaxIntervalMs = 60_000;
    private const int MaxThreshold = 1_000;
    private const int SecondsOfADay = 86_400;

    private static readonly FailoverCluster s_default = new() { Name = string.Empty };

    public static FailoverCluster? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new FailoverCluster
    {
        Name = o.Name("name"),
        HeartbeatIntervalMs = (int?)o.Number("heartbeatIntervalMs", 1, MaxIntervalMs) ?? s_default.HeartbeatIntervalMs,
        HeartbeatThreshold = (int?)o.Number("heartbeatThreshold", 1, MaxThreshold) ?? s_default.HeartbeatThreshold,
        ResiliencySeconds = (int?)o.Number("resiliencySeconds", 0, SecondsOfADay),
        Witness = o.Word("witness", Vocabulary.Witness, ClusterWitness.None),
        Networks = o.Names("networks"),
        WithoutVote = o.Names("withoutVote"),
        Nodes = o.List("nodes", ClusterNodeSection.Read),
        ClusterNetworks = o.List("clusterNetworks", ClusterNetworkSection.Read),
        SharedVolumes = o.List("sharedVolumes", SharedVolumeSection.Read),
        Vms = o.List("vms", ClusteredVmSection.Read),
    });

    public static DocumentNode Write(FailoverCluster cluster) => new ObjectBuilder()
        .Text("name", cluster.Name)
        .Number("heartbeatIntervalMs", Unless(cluster.HeartbeatIntervalMs, s_default.HeartbeatIntervalMs))
        .Number("heartbeatThreshold", Unless(cluster.HeartbeatThreshold, s_default.HeartbeatThreshold))
        .Number("resiliencySeconds", cluster.ResiliencySeconds)
        .Word("witness", Vocabulary.Witness, cluster.Witness, unless: ClusterWitness.None)
        .NonEmpty("networks", cluster.Networks)
        .NonEmpty("withoutVote", cluster.WithoutVote)
        .NonEmpty("nodes", cluster.Nodes, ClusterNodeSection.Write)
        .NonEmpty("clusterNetworks", cluster.ClusterNetworks, ClusterNetworkSection.Write)
        .NonEmpty("sharedVolumes", cluster.SharedVolumes, SharedVolumeSection.Write)
        .NonEmpty("vms", cluster.Vms, ClusteredVmSection.Write)
        .Build();

    private static long? Unless(int value, int usual) => value == usual ? null : value;
}
