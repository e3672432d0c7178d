using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A port of a storage host bus adapter.</summary>
internal static class HostBusAdapterSection
{
    public static readonly KeyTable Keys = new("hostBusAdapter", "a host bus adapter", "name", "kind", "worldWideName");

    public static HostBusAdapter? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new HostBusAdapter
    {
        Name = o.Name("name"),
        Kind = o.Word("kind", Vocabulary.HbaKind, HbaKind.Other),
        WorldWideName = o.Text("worldWideName"),
    });

    public static DocumentNode Write(HostBusAdapter adapter) => new ObjectBuilder()
        .Text("name", adapter.Name)
        .Word("kind", Vocabulary.HbaKind, adapter.Kind, unless: HbaKind.Other)
        .Text("worldWideName", adapter.WorldWideName)
        .Build();
}
