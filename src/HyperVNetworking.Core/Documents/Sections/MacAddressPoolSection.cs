using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>The addresses that a host gives to adapters.</summary>
internal static class MacAddressPoolSection
{
    public static readonly KeyTable Keys = new("macAddressPool", "a MAC address pool", "minimum", "maximum");

    public static MacAddressPool? Read(DocumentNode node, ReadContext context) =>
        ObjectReader.Open(node, Keys, context) is not { } o ? null : new MacAddressPool(o.RequiredMacAddress("minimum"), o.RequiredMacAddress("maximum"));

    public static DocumentNode Write(MacAddressPool pool) => new ObjectBuilder()
        .Text("minimum", pool.Minimum)
        .Text("maximum", pool.Maximum)
        .Build();
}
