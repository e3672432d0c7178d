using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A disk of a VM.</summary>
internal static class VmDiskSection
{
    public static readonly KeyTable Keys = new("vmDisk", "a VM's disk", "kind", "path", "disk");

    public static VmDisk? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : new VmDisk
    {
        Kind = o.RequiredWord("kind", Vocabulary.DiskKind),
        Path = o.Text("path"),
        Disk = o.Int("disk"),
    };

    public static DocumentNode Write(VmDisk disk) => new ObjectBuilder()
        .Word("kind", Vocabulary.DiskKind, disk.Kind)
        .Text("path", disk.Path)
        .Number("disk", disk.Disk)
        .Build();
}
