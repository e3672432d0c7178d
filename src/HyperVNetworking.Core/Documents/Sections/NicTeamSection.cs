using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A NIC team.</summary>
internal static class NicTeamSection
{
    public static readonly KeyTable Keys = new(
        "nicTeam",
        "a NIC team",
        "name",
        "members",
        "standby",
        "primaryMember",
        "mode",
        "loadBalancing",
        "lacpTimer",
        "interfaces");

    public static NicTeam? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new NicTeam
    {
        Name = o.Name("name"),
        Members = o.RequiredNames("members"),
        Standby = o.Text("standby"),
        PrimaryMember = o.Text("primaryMember"),
        Mode = o.Word("mode", Vocabulary.TeamingMode, TeamingMode.SwitchIndependent),
        LoadBalancing = o.Word("loadBalancing", Vocabulary.LoadBalancing, LoadBalancingAlgorithm.Dynamic),
        LacpTimer = o.Word("lacpTimer", Vocabulary.LacpTimer),
        Interfaces = o.List("interfaces", TeamNicSection.Read),
    });

    // Mode and load balancing are written always: what Windows chose is what an admin looks for first.
    public static DocumentNode Write(NicTeam team) => new ObjectBuilder()
        .Text("name", team.Name)
        .Add("members", ObjectBuilder.Names(team.Members))
        .Text("standby", team.Standby)
        .Text("primaryMember", team.PrimaryMember)
        .Word("mode", Vocabulary.TeamingMode, team.Mode)
        .Word("loadBalancing", Vocabulary.LoadBalancing, team.LoadBalancing)
        .Word("lacpTimer", Vocabulary.LacpTimer, team.LacpTimer, unless: null)
        .NonEmpty("interfaces", team.Interfaces, TeamNicSection.Write)
        .Build();
}
