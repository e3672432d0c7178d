using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A hardware port that presents NICs.</summary>
internal static class HardwarePortSection
{
    public static readonly KeyTable Keys = new("hardwarePort", "a hardware port", "name", "bitsPerSecond", "storageBitsPerSecond");

    public static HardwarePort? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new HardwarePort
    {
        Name = o.Name("name"),
        BitsPerSecond = o.RequiredNumber("bitsPerSecond", 1, long.MaxValue),
        StorageBitsPerSecond = o.Number("storageBitsPerSecond", 0, long.MaxValue) ?? 0,
    });

    public static DocumentNode Write(HardwarePort port) => new ObjectBuilder()
        .Text("name", port.Name)
        .Number("bitsPerSecond", port.BitsPerSecond)
        .Number("storageBitsPerSecond", port.StorageBitsPerSecond == 0 ? null : port.StorageBitsPerSecond)
        .Build();
}
