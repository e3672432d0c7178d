using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A node of a failover cluster.</summary>
internal static class ClusterNodeSection
{
    public static readonly KeyTable Keys = new("clusterNode", "a cluster node", "name", "state", "drain");

    public static ClusterNode? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new ClusterNode
    {
        Name = o.Name("name"),
        State = o.Word("state", Vocabulary.NodeState, ClusterNodeState.Up),
        Drain = o.Word("drain", Vocabulary.NodeDrain, ClusterNodeDrain.None),
    });

    public static DocumentNode Write(ClusterNode node) => new ObjectBuilder()
        .Text("name", node.Name)
        .Word("state", Vocabulary.NodeState, node.State, unless: ClusterNodeState.Up)
        .Word("drain", Vocabulary.NodeDrain, node.Drain, unless: ClusterNodeDrain.None)
        .Build();
}
