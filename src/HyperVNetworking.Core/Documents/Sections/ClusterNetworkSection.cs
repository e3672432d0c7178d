using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A network of a failover cluster.</summary>
internal static class ClusterNetworkSection
{
    public static readonly KeyTable Keys = new(
        "clusterNetwork",
        "a cluster network",
        "name",
        "id",
        "role",
        "metric",
        "autoMetric",
        "state",
        "subnets",
        "excludedFromMigration");

    public static ClusterNetwork? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new ClusterNetwork
    {
        Name = o.Name("name"),
        Id = o.Text("id"),
        Role = o.Word("role", Vocabulary.NetworkRole, ClusterNetworkRole.ClusterOnly),
        Metric = o.Number("metric", 0, uint.MaxValue),
        AutoMetric = o.Flag("autoMetric") ?? true,
        State = o.Word("state", Vocabulary.NetworkState, ClusterNetworkState.Up),
        Subnets = o.Names("subnets"),
        ExcludedFromMigration = o.Flag("excludedFromMigration") ?? false,
    });

    public static DocumentNode Write(ClusterNetwork network) => new ObjectBuilder()
        .Text("name", network.Name)
        .Text("id", network.Id)
        .Word("role", Vocabulary.NetworkRole, network.Role, unless: ClusterNetworkRole.ClusterOnly)
        .Number("metric", network.Metric)
        .Flag("autoMetric", network.AutoMetric, unless: true)
        .Word("state", Vocabulary.NetworkState, network.State, unless: ClusterNetworkState.Up)
        .NonEmpty("subnets", network.Subnets)
        .Flag("excludedFromMigration", network.ExcludedFromMigration, unless: false)
        .Build();
}
