using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A cluster shared volume.</summary>
internal static class SharedVolumeSection
{
    public static readonly KeyTable Keys = new("sharedVolume", "a cluster shared volume", "name", "ownerNode", "state");

    public static SharedVolume? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new SharedVolume
    {
        Name = o.Name("name"),
        OwnerNode = o.Text("ownerNode"),
        State = o.Word("state", Vocabulary.SharedVolumeState, SharedVolumeState.Direct),
    });

    public static DocumentNode Write(SharedVolume volume) => new ObjectBuilder()
        .Text("name", volume.Name)
        .Text("ownerNode", volume.OwnerNode)
        .Word("state", Vocabulary.SharedVolumeState, volume.State, unless: SharedVolumeState.Direct)
        .Build();
}
