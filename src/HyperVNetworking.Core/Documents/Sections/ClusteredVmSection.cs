using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A VM as its failover cluster sees it.</summary>
internal static class ClusteredVmSection
{
    public static readonly KeyTable Keys = new("clusteredVm", "a clustered VM", "vmId", "name", "ownerNode", "state", "possibleOwners");

    public static ClusteredVm? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new ClusteredVm
    {
        VmId = o.Text("vmId"),
        Name = o.Name("name"),
        OwnerNode = o.Text("ownerNode"),
        State = o.Word("state", Vocabulary.ClusteredVmState, ClusteredVmState.Unknown),
        PossibleOwners = o.Names("possibleOwners"),
    });

    public static DocumentNode Write(ClusteredVm vm) => new ObjectBuilder()
        .Text("vmId", vm.VmId)
        .Text("name", vm.Name)
        .Text("ownerNode", vm.OwnerNode)
        .Word("state", Vocabulary.ClusteredVmState, vm.State, unless: ClusteredVmState.Unknown)
        .NonEmpty("possibleOwners", vm.PossibleOwners)
        .Build();
}
