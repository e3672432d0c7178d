using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A volume of a host.</summary>
internal static class VolumeSection
{
    public static readonly KeyTable Keys = new("volume", "a volume", "path", "disk", "bus");

    public static Volume? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new Volume
    {
        Path = o.Name("path"),
        Disk = o.Int("disk"),
        Bus = o.Text("bus"),
    });

    public static DocumentNode Write(Volume volume) => new ObjectBuilder()
        .Text("path", volume.Path)
        .Number("disk", volume.Disk)
        .Text("bus", volume.Bus)
        .Build();
}
