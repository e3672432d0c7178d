using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A VM.</summary>
internal static class VmSection
{
    public static readonly KeyTable Keys = new(
        "vm",
        "a VM",
        "name",
        "id",
        "state",
        "generation",
        "adapters",
        "disks",
        "integrationServices",
        "nestedHost",
        "moving",
        "possibleOwners");

    public static VirtualMachine? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new VirtualMachine
    {
        Name = o.Name("name"),
        Id = o.Text("id"),
        State = o.Word("state", Vocabulary.VmState, VmState.Running),
        Generation = (int?)o.Number("generation", 1, 2),
        Adapters = o.List("adapters", VmAdapterSection.Read),
        Disks = o.List("disks", VmDiskSection.Read),
        IntegrationServices = o.Word("integrationServices", Vocabulary.IntegrationServices, IntegrationServicesState.Unknown),
        NestedHost = o.Flag("nestedHost") ?? false,
        Moving = o.Flag("moving") ?? false,
        PossibleOwners = o.Names("possibleOwners"),
    });

    public static DocumentNode Write(VirtualMachine vm) => new ObjectBuilder()
        .Text("name", vm.Name)
        .Text("id", vm.Id)
        .Word("state", Vocabulary.VmState, vm.State, unless: VmState.Running)
        .Number("generation", vm.Generation)
        .NonEmpty("adapters", vm.Adapters, VmAdapterSection.Write)
        .NonEmpty("disks", vm.Disks, VmDiskSection.Write)
        .Word("integrationServices", Vocabulary.IntegrationServices, vm.IntegrationServices, unless: IntegrationServicesState.Unknown)
        .Flag("nestedHost", vm.NestedHost, unless: false)
        .Flag("moving", vm.Moving, unless: false)
        .NonEmpty("possibleOwners", vm.PossibleOwners)
        .Build();
}
