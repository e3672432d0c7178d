using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>An allow rule.</summary>
internal static class AllowSection
{
    public static readonly KeyTable Keys = new("allowRule", "an allow rule", "from", "to", "direction");

    public static AllowRule? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new AllowRule
    {
        From = o.Name("from"),
        To = o.Name("to"),
        Direction = o.Word("direction", Vocabulary.Direction, AllowDirection.Both),
    });

    public static DocumentNode Write(AllowRule rule) => new ObjectBuilder()
        .Text("from", rule.From)
        .Text("to", rule.To)
        .Word("direction", Vocabulary.Direction, rule.Direction, unless: AllowDirection.Both)
        .Build();
}
