using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>Adapter settings outside the live configuration: a checkpoint, a replica, a planned VM.</summary>
internal static class DormantMachineSection
{
    public static readonly KeyTable Keys = new("dormantMachine", "a dormant configuration", "vm", "vmId", "kind", "name", "adapters");

    public static DormantMachine? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new DormantMachine
    {
        VmName = o.Name("vm"),
        VmId = o.Text("vmId"),
        Kind = o.RequiredWord("kind", Vocabulary.DormantKind),
        Name = o.RequiredText("name"),
        Adapters = o.List("adapters", VmAdapterSection.Read),
    });

    public static DocumentNode Write(DormantMachine machine) => new ObjectBuilder()
        .Text("vm", machine.VmName)
        .Text("vmId", machine.VmId)
        .Word("kind", Vocabulary.DormantKind, machine.Kind)
        .Text("name", machine.Name)
        .NonEmpty("adapters", machine.Adapters, VmAdapterSection.Write)
        .Build();
}
