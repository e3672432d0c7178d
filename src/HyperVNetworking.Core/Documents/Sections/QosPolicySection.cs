using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A QoS policy of the host itself.</summary>
internal static class QosPolicySection
{
    public static readonly KeyTable Keys = new("qosPolicy", "a QoS policy", "name", "template", "protocol", "destinationPort", "destinationPrefix", "weight", "hasMore");

    public static QosPolicy? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new QosPolicy
    {
        Name = o.Name("name"),
        Template = o.Word("template", Vocabulary.QosTemplate, QosTemplate.None),
        Protocol = o.Word("protocol", Vocabulary.QosProtocol, QosProtocol.None),
        DestinationPort = (int?)o.Number("destinationPort", 1, 65535),
        DestinationPrefix = o.Text("destinationPrefix"),
        Weight = (int?)o.Number("weight", 1, 100),
        HasMore = o.Flag("hasMore") ?? false,
    });

    public static DocumentNode Write(QosPolicy policy) => new ObjectBuilder()
        .Text("name", policy.Name)
        .Word("template", Vocabulary.QosTemplate, policy.Template, unless: QosTemplate.None)
        .Word("protocol", Vocabulary.QosProtocol, policy.Protocol, unless: QosProtocol.None)
        .Number("destinationPort", policy.DestinationPort)
        .Text("destinationPrefix", policy.DestinationPrefix)
        .Number("weight", policy.Weight)
        .Flag("hasMore", policy.HasMore, unless: false)
        .Build();
}
