using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A disk of a host.</summary>
internal static class HostDiskSection
{
    public static readonly KeyTable Keys = new("hostDisk", "a disk", "number", "bus", "bytes", "offline");

    public static HostDisk? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new HostDisk
    {
        Number = o.RequiredInt("number", 0),
        Bus = o.Text("bus"),
        Bytes = o.Number("bytes", 0, long.MaxValue),
        Offline = o.Flag("offline"),
    });

    public static DocumentNode Write(HostDisk disk) => new ObjectBuilder()
        .Number("number", disk.Number)
        .Text("bus", disk.Bus)
        .Number("bytes", disk.Bytes)
        .Flag("offline", disk.Offline)
        .Build();
}
