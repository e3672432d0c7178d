using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A team NIC.</summary>
internal static class TeamNicSection
{
    public static readonly KeyTable Keys = new("teamNic", "a team NIC", ["name", "vlan", "traffic", .. InterfaceAddressingSection.Names]);

    public static TeamNic? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new TeamNic
    {
        Name = o.Name("name"),
        Vlan = o.Vlan("vlan"),
        Traffic = o.Text("traffic"),
        Addressing = InterfaceAddressingSection.Read(o),
    });

    public static DocumentNode Write(TeamNic teamNic) => new ObjectBuilder()
        .Text("name", teamNic.Name)
        .Vlan("vlan", teamNic.Vlan)
        .Text("traffic", teamNic.Traffic)
        .Add(InterfaceAddressingSection.Write(teamNic.Addressing))
        .Build();
}
