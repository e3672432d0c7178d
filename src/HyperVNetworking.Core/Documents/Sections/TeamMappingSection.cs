using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>The member of an embedded team (SET) that an adapter is mapped to.</summary>
internal static class TeamMappingSection
{
    public static readonly KeyTable Keys = new("teamMapping", "a team mapping", "nic", "disableOnFailover");

    public static TeamMapping? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : new TeamMapping(o.Name("nic"))
    {
        DisableOnFailover = o.Flag("disableOnFailover") ?? false,
    };

    public static DocumentNode Write(TeamMapping mapping) => new ObjectBuilder()
        .Text("nic", mapping.Nic)
        .Flag("disableOnFailover", mapping.DisableOnFailover, unless: false)
        .Build();
}
