using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>What a traffic class is to be sure of.</summary>
internal static class TrafficShareSection
{
    public static readonly KeyTable Keys = new("trafficShare", "the share of a traffic class", "traffic", "bitsPerSecond");

    public static TrafficShare? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new TrafficShare
    {
        Traffic = o.Name("traffic"),
        BitsPerSecond = o.RequiredNumber("bitsPerSecond", 1, long.MaxValue),
    });

    public static DocumentNode Write(TrafficShare share) => new ObjectBuilder()
        .Text("traffic", share.Traffic)
        .Number("bitsPerSecond", share.BitsPerSecond)
        .Build();
}
