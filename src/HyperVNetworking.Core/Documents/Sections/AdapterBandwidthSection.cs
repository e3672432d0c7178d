using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>An adapter's share of the uplink; 0 is not set.</summary>
internal static class AdapterBandwidthSection
{
    public static readonly KeyTable Keys = new(
        "adapterBandwidth",
        "bandwidth settings",
        "weight",
        "minimumBitsPerSecond",
        "maximumBitsPerSecond");

    public static AdapterBandwidth? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : new AdapterBandwidth
    {
        Weight = (int)(o.Number("weight", 0, 100) ?? 0),
        MinimumBitsPerSecond = o.Number("minimumBitsPerSecond", 0, long.MaxValue) ?? 0,
        MaximumBitsPerSecond = o.Number("maximumBitsPerSecond", 0, long.MaxValue) ?? 0,
    };

    public static DocumentNode? WriteUnlessDefault(AdapterBandwidth bandwidth) => bandwidth == AdapterBandwidth.Default ? null : new ObjectBuilder()
        .Number("weight", NullIfZero(bandwidth.Weight))
        .Number("minimumBitsPerSecond", NullIfZero(bandwidth.MinimumBitsPerSecond))
        .Number("maximumBitsPerSecond", NullIfZero(bandwidth.MaximumBitsPerSecond))
        .Build();

    private static long? NullIfZero(long value) => value == 0 ? null : value;
}
