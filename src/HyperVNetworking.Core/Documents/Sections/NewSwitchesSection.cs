using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>The names for new virtual switches of a host.</summary>
internal static class NewSwitchesSection
{
    public static readonly KeyTable Keys = new("newSwitches", "the names for new switches", "external", "private");

    public static NewSwitchNames? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : new NewSwitchNames
    {
        External = o.Text("external"),
        Private = o.Text("private"),
    };

    public static DocumentNode Write(NewSwitchNames names) => new ObjectBuilder()
        .Text("external", names.External)
        .Text("private", names.Private)
        .Build();
}
