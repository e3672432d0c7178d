using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>What the physical NIC does for an adapter in hardware.</summary>
internal static class AdapterOffloadSection
{
    public static readonly KeyTable Keys = new("adapterOffload", "offload settings", "vmqWeight", "sriovWeight");

    public static AdapterOffload? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : new AdapterOffload
    {
        VmqWeight = Weight(o, "vmqWeight", AdapterOffload.Default.VmqWeight),
        SriovWeight = Weight(o, "sriovWeight", AdapterOffload.Default.SriovWeight),
    };

    public static DocumentNode? WriteUnlessDefault(AdapterOffload offload) => offload == AdapterOffload.Default ? null : new ObjectBuilder()
        .Number("vmqWeight", offload.VmqWeight == AdapterOffload.Default.VmqWeight ? null : offload.VmqWeight)
        .Number("sriovWeight", offload.SriovWeight == AdapterOffload.Default.SriovWeight ? null : offload.SriovWeight)
        .Build();

    private static int Weight(ObjectReader o, string key, int otherwise) => (int)(o.Number(key, 0, 100) ?? otherwise);
}
