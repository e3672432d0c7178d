using System.Collections.Generic;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Sections;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>The changes of LBFO teams: the keys that each kind has, how they are read and written.</summary>
internal static class TeamChangeSection
{
    public static readonly KeyTable SettingsKeys = new("teamSettings", "the settings of a NIC team", "mode", "loadBalancing", "lacpTimer");

    public static readonly IReadOnlyDictionary<HostChangeKind, string[]> Keys = new Dictionary<HostChangeKind, string[]>
    {
        [HostChangeKind.AddTeam] = ["team"],
        [HostChangeKind.RemoveTeam] = ["team"],
        [HostChangeKind.SetTeam] = ["team", "from", "to"],
        [HostChangeKind.SetTeamStandby] = ["team", "from", "to"],
        [HostChangeKind.AddTeamMember] = ["team", "nic"],
        [HostChangeKind.RemoveTeamMember] = ["team", "nic"],
        [HostChangeKind.AddTeamNic] = ["team", "teamNic"],
        [HostChangeKind.RemoveTeamNic] = ["team", "teamNic"],
        [HostChangeKind.SetTeamNic] = ["team", "from", "to"],
    };

    private static readonly NicTeam s_noTeam = new() { Name = string.Empty, Members = [] };
    private static readonly TeamNic s_noTeamNic = new() { Name = string.Empty };
    private static readonly TeamSettings s_noSettings = s_noTeam.Settings;

    public static HostChange Read(ObjectReader o, HostChangeKind kind) => kind switch
    {
        HostChangeKind.AddTeam => new HostChange.AddTeam(Team(o)),
        HostChangeKind.RemoveTeam => new HostChange.RemoveTeam(Team(o)),
        HostChangeKind.SetTeam => new HostChange.SetTeam(o.Name("team"), Settings(o, "from"), Settings(o, "to")),
        HostChangeKind.SetTeamStandby => new HostChange.SetTeamStandby(o.Name("team"), o.Text("from"), o.Text("to")),
        HostChangeKind.AddTeamMember => new HostChange.AddTeamMember(o.Name("team"), o.Name("nic")),
        HostChangeKind.RemoveTeamMember => new HostChange.RemoveTeamMember(o.Name("team"), o.Name("nic")),
        HostChangeKind.AddTeamNic => new HostChange.AddTeamNic(o.Name("team"), TeamNic(o, "teamNic")),
        HostChangeKind.RemoveTeamNic => new HostChange.RemoveTeamNic(o.Name("team"), TeamNic(o, "teamNic")),
        _ => new HostChange.SetTeamNic(o.Name("team"), TeamNic(o, "from"), TeamNic(o, "to")),
    };

    /// <summary>The kind and keys of a change; null if it is no change of a team.</summary>
    public static (HostChangeKind Kind, ObjectBuilder Keys)? Write(HostChange change) => change switch
    {
        HostChange.AddTeam c => (HostChangeKind.AddTeam, new ObjectBuilder().Add("team", NicTeamSection.Write(c.Team))),
        HostChange.RemoveTeam c => (HostChangeKind.RemoveTeam, new ObjectBuilder().Add("team", NicTeamSection.Write(c.Team))),
        HostChange.SetTeam c => (HostChangeKind.SetTeam, Of(c).Add("from", Settings(c.From)).Add("to", Settings(c.To))),
        HostChange.SetTeamStandby c => (HostChangeKind.SetTeamStandby, Of(c).Text("from", c.From).Text("to", c.To)),
        HostChange.AddTeamMember c => (HostChangeKind.AddTeamMember, Of(c).Text("nic", c.Nic)),
        HostChange.RemoveTeamMember c => (HostChangeKind.RemoveTeamMember, Of(c).Text("nic", c.Nic)),
        HostChange.AddTeamNic c => (HostChangeKind.AddTeamNic, Of(c).Add("teamNic", TeamNicSection.Write(c.TeamNic))),
        HostChange.RemoveTeamNic c => (HostChangeKind.RemoveTeamNic, Of(c).Add("teamNic", TeamNicSection.Write(c.TeamNic))),
        HostChange.SetTeamNic c => (HostChangeKind.SetTeamNic, Of(c).Add("from", TeamNicSection.Write(c.From)).Add("to", TeamNicSection.Write(c.To))),
        _ => null,
    };

    private static ObjectBuilder Of(HostChange.TeamChange change) => new ObjectBuilder().Text("team", change.Team);

    private static NicTeam Team(ObjectReader o) => o.RequiredObject("team", NicTeamSection.Read, s_noTeam);

    private static TeamNic TeamNic(ObjectReader o, string key) => o.RequiredObject(key, TeamNicSection.Read, s_noTeamNic);

    private static TeamSettings Settings(ObjectReader o, string key) => o.RequiredObject(key, ReadSettings, s_noSettings);

    private static TeamSettings? ReadSettings(DocumentNode node, ReadContext context) => ObjectReader.Open(node, SettingsKeys, context) is not { } o ? null : new TeamSettings(
        o.RequiredWord("mode", Vocabulary.TeamingMode),
        o.RequiredWord("loadBalancing", Vocabulary.LoadBalancing),
        o.Word("lacpTimer", Vocabulary.LacpTimer));

    private static DocumentNode Settings(TeamSettings settings) => new ObjectBuilder()
        .Word("mode", Vocabulary.TeamingMode, settings.Mode)
        .Word("loadBalancing", Vocabulary.LoadBalancing, settings.LoadBalancing)
        .Word("lacpTimer", Vocabulary.LacpTimer, settings.LacpTimer, unless: null)
        .Build();
}
