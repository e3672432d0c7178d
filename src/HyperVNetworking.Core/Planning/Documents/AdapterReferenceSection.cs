using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>The adapter that a step changes: of a VM, or with <c>switch</c> a host virtual adapter.</summary>
internal static class AdapterReferenceSection
{
    public static readonly KeyTable VmKeys = new("vmAdapterReference", "a VM adapter of a step", "vm", "vmId", "name", "id");

    public static readonly KeyTable HostKeys = new("hostAdapterReference", "a host adapter of a step", "name", "switch");

    public static AdapterReference? Read(DocumentNode node, ReadContext context)
    {
        bool isHostAdapter = node.Find("switch") is not null;
        return ObjectReader.Open(node, isHostAdapter ? HostKeys : VmKeys, context) switch
        {
            null => null,
            { } o when isHostAdapter => new AdapterReference { AdapterName = o.Name("name"), Switch = o.Name("switch") },
            { } o => new AdapterReference
            {
                VmName = o.Name("vm"),
                VmId = o.Text("vmId"),
                AdapterName = o.RequiredText("name"),
                AdapterId = o.Text("id"),
            },
        };
    }

    public static DocumentNode Write(AdapterReference adapter) => new ObjectBuilder()
        .Text("vm", adapter.VmName)
        .Text("vmId", adapter.VmId)
        .Text("name", adapter.AdapterName)
        .Text("id", adapter.AdapterId)
        .Text("switch", adapter.Switch)
        .Build();
}
