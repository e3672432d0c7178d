using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>LBFO teams as their provider makes, changes and refuses them (facts B1).</summary>
public class LbfoTeamTests
{
    private const string Team = "MSFT_NetLbfoTeam";
    private const string Member = "MSFT_NetLbfoTeamMember";
    private const string TeamNicClass = "MSFT_NetLbfoTeamNic";

    private readonly NetworkLab _lab = NewLab(new HostState
    {
        Name = "Host1",
        PhysicalNics = [.. new[] { "A1", "A2", "A3", "A_4" }.Select(n => new PhysicalNic { Name = n }), new PhysicalNic { Name = "Air", Kind = NicKind.WiFi }],
        Teams = [new NicTeam { Name = "T", Members = ["A1", "A2"], Interfaces = [new TeamNic { Name = "T" }, new TeamNic { Name = "T - VLAN 10", Vlan = new VlanId(10) }] }],
    });

    private ICimClient Client => _lab.Connect("Host1");

    [Fact]
    public async Task A_new_team_has_a_primary_team_NIC_in_default_mode_of_its_name()
    {
        CimRecord team = await Create(Team, [Text("Name", "New")], Texts("TeamMembers", "A3", "A[_]4"));

        Assert.Equal((1L, 5L, null), (team.Number("TeamingMode"), team.Number("LoadBalancingAlgorithm"), team["LacpTimer"]));
        CimRecord teamNic = Assert.Single(await Client.All(TeamNicClass, Standard), n => n.Text("Team") == "New");
        Assert.Equal(("New", true, true, null), (teamNic.Text("Name"), teamNic.Flag("Primary"), teamNic.Flag("Default"), teamNic["VlanID"]));
        Assert.StartsWith("Microsoft Network Adapter Multiplexor Driver #", teamNic.Text("InterfaceDescription"), StringComparison.Ordinal);
        Assert.Equal(["A3", "A_4"], (await Client.All(Member, Standard)).Where(m => m.Text("Team") == "New").Select(m => m.Text("Name")));
        Assert.Equal(2, (await Client.AssociatorsAsync(Standard, CimPath.Of(Team, "InstanceID", team.Text("InstanceID")!), "MSFT_NetLbfoTeam_TeamMember", null, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task The_VLAN_of_the_primary_team_NIC_is_an_option_that_renames_it_and_default_mode_takes_it_back()
    {
        await Modify(await TeamNic("T"), Vlan(7));
        CimRecord tagged = await TeamNic("T - VLAN 7");
        await Modify(tagged, new CimField("Default", CimDataType.Boolean, true));

        Assert.Equal((7L, false, true), (tagged.Number("VlanID"), tagged.Flag("Default"), tagged.Flag("Primary")));
        Assert.Equal((null, true), ((await TeamNic("T"))["VlanID"], (await TeamNic("T")).Flag("Default")));
        Assert.Contains((await Client.All("MSFT_NetAdapter", Standard)).Select(a => a.Text("Name")), n => n == "T");
    }

    [Theory]
    [InlineData(false, "T - VLAN 10")]
    [InlineData(true, "T - VLAN 11")]
    public async Task Whether_another_VLAN_renames_a_further_team_NIC_is_a_choice(bool renames, string name)
    {
        _lab.Options = LabOptions.Default with { RenameTeamNicWithVlan = renames };

        await Modify(await TeamNic("T - VLAN 10"), Vlan(11));

        Assert.Equal(11, (await TeamNic(name)).Number("VlanID"));
    }

    [Fact]
    public async Task A_further_team_NIC_gets_the_name_that_Windows_gives()
    {
        CimRecord made = await Create(TeamNicClass, [Text("Team", "T"), Vlan(20)]);

        Assert.Equal(("T - VLAN 20", false, false), (made.Text("Name"), made.Flag("Primary"), made.Flag("Default")));
    }

    [Fact]
    public async Task Renaming_a_team_keeps_its_parts_together_and_the_names_of_its_team_NICs()
    {
        await Client.InvokeAsync(Standard, new CimPath(Team, []), "Rename", [Text("Name", "T"), Text("NewName", "U")], CancellationToken.None);

        Assert.Equal("U", (await TeamNic("T - VLAN 10")).Text("Team"));
        Assert.All(await Client.All(Member, Standard), m => Assert.Equal("U", m.Text("Team")));
        Assert.Equal("U", Assert.Single(await Client.All(Team, Standard)).Text("Name"));
    }

    [Fact]
    public async Task A_team_that_is_deleted_frees_its_members_and_takes_its_team_NICs_with_it()
    {
        await Delete((await Client.All(Team, Standard)).Single());

        Assert.Empty(await Client.All("MSFT_NetImPlatAdapter", Standard));
        Assert.DoesNotContain((await Client.All("MSFT_NetAdapter", Standard)).Select(a => a.Text("Name")), n => n!.StartsWith('T'));
    }

    public static TheoryData<string, string> Refusals { get; } = new()
    {
        { "second standby", "InvalidParameter: the NIC team T has a standby member already." },
        { "standby in a switch-dependent team", "InvalidParameter: the NIC team T is switch dependent: all its members are active." },
        { "switch-dependent with a standby", "InvalidParameter: the NIC team T has a standby member, which only a switch-independent team can have." },
        { "member of another team", "Failed: the network adapter A1 is a member of NIC team T." },
        { "wireless member", "InvalidParameter: the network adapter Air cannot be in a team: it is virtual or wireless." },
        { "team NIC as member", "InvalidParameter: the network adapter T cannot be in a team: it is virtual or wireless." },
        { "member that is not there", "NotFound: there is no network adapter that matches A9." },
        { "member under a switch", "Failed: the network adapter A3 is bound to a virtual switch." },
        { "last active member", "Failed: A2 is the last active member of NIC team T." },
        { "no members", "InvalidParameter: a new team needs the option TeamMembers." },
        { "name of a team", "AlreadyExists: the NIC team t exists." },
        { "name of an adapter", "AlreadyExists: a network adapter A3 exists." },
        { "unknown algorithm", "InvalidParameter: TeamingMode 1, LoadBalancingAlgorithm 1 and LacpTimer  are not all known values." },
        { "LACP timer without LACP", "InvalidParameter: LacpTimer needs the teaming mode LACP." },
        { "VLAN that is taken", "AlreadyExists: a team NIC of T has VLAN 10." },
        { "VLAN 4095", "InvalidParameter: VlanID 4095 is not within 0 to 4094." },
        { "primary team NIC removed", "Failed: T is the primary team NIC of T, and goes with the team only." },
        { "default mode of another", "InvalidParameter: T - VLAN 10 is not the primary team NIC of T, and no other can be in default mode." },
        { "team under a switch", "Failed: a virtual switch is bound to T, the team NIC of T." },
        { "team NIC beside a switch", "Failed: a virtual switch is bound to T, the team NIC of T." },
        { "property that is not there", "NoSuchProperty: the class MSFT_NetLbfoTeam has no property Members." },
        { "wrong type", "TypeMismatch: MSFT_NetLbfoTeamNic.VlanID is UInt32, and what is given is UInt16 with a UInt16." },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_provider_refuses_with_a_reason_and_changes_nothing(string what, string message)
    {
        Func<Task> call = await Prepare(what);
        string[] before = await Everything();

        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(call);

        Assert.Equal("Host1: " + message, fault.Message);
        Assert.Equal(before, await Everything());
    }

    [Theory]
    [InlineData("WindowsServer2019", false, null)]
    [InlineData("WindowsServer2022", false, "which a virtual switch of this Windows version does not take")]
    [InlineData("WindowsServer2022", true, null)]
    [InlineData("WindowsServer2025", true, "which a virtual switch of this Windows version does not take")]
    public async Task A_virtual_switch_on_a_team_depends_on_the_Windows_version(string os, bool allow, string? refused)
    {
        ICimClient client = Client(new HostState { Name = "Host1", OS = os, PhysicalNics = [new PhysicalNic { Name = "A1" }], Teams = [new NicTeam { Name = "T", Members = ["A1"] }] });
        CimRecord teamNic = (await client.All(TeamNicClass, Standard)).Single();
        CimRecord port = (await client.All("Msvm_ExternalEthernetPort")).Single(p => p.Text("DeviceID")!.EndsWith(teamNic.Text("InstanceID")!, StringComparison.Ordinal));
        var settings = new List<CimField> { Text("ElementName", "S") };
        if (allow)
        {
            settings.Add(new CimField("AllowNetLbfoTeams", CimDataType.Boolean, true));
        }

        Task<CimMethodAnswer> made = client.Switches(
            "DefineSystem",
            Text("SystemSettings", Embedded("Msvm_VirtualEthernetSwitchSettingData", [.. settings])),
            Texts("ResourceSettings", Embedded(Allocation, Texts("HostResource", Path(port).ToString()))));

        if (refused is null)
        {
            Assert.Equal(0u, (await made).ReturnValue);
            return;
        }

        Assert.Equal(32770u, (await made).ReturnValue);
    }

    [Fact]
    public async Task Faults_meet_these_operations_too()
    {
        _lab.Faults = [new LabFault { Kind = LabFaultKind.ProviderError, ErrorCode = 32774, Where = o => o.StartsWith("Create", StringComparison.Ordinal) }];

        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => Create(TeamNicClass, [Text("Team", "T"), Vlan(20)]));

        Assert.Equal("Host1: Failed: the provider failed with error 32774.", fault.Message);
        Assert.Equal(2, (await Client.All(TeamNicClass, Standard)).Count);
    }

    [Fact]
    public async Task Addresses_come_by_a_static_method_and_go_with_their_team_NIC()
    {
        await Client.InvokeAsync(
            Standard,
            new CimPath("MSFT_NetIPAddress", []),
            "Create",
            [Text("InterfaceAlias", "T - VLAN 10"), Text("IPAddress", "2001:db8::5"), new CimField("PrefixLength", CimDataType.UInt8, (byte)64)],
            CancellationToken.None);
        CimRecord address = Assert.Single(await Client.All("MSFT_NetIPAddress", Standard));
        await Delete(await TeamNic("T - VLAN 10"));

        Assert.Equal((64L, "T - VLAN 10", 23L), (address.Number("PrefixLength"), address.Text("InterfaceAlias"), address.Number("AddressFamily")));
        Assert.Empty(await Client.All("MSFT_NetIPAddress", Standard));
    }

    private async Task<Func<Task>> Prepare(string what)
    {
        switch (what)
        {
            case "second standby":
                await Modify(await TeamMember("A1"), standby: true);
                return () => ModifyMember("A2");
            case "standby in a switch-dependent team":
                await Modify((await Client.All(Team, Standard)).Single(), Mode(0));
                return () => ModifyMember("A2");
            case "switch-dependent with a standby":
                await Modify(await TeamMember("A1"), standby: true);
                return async () => await Modify((await Client.All(Team, Standard)).Single(), Mode(2));
            case "last active member":
                await Modify(await TeamMember("A1"), standby: true);
                return async () => await Delete(await TeamMember("A2"));
            case "member under a switch":
                await Bind("A3");
                return () => Create(Member, [Text("Team", "T")], Text("Name", "A3"));
            case "team under a switch":
                await Bind("T");
                return async () => await Delete((await Client.All(Team, Standard)).Single());
            case "team NIC beside a switch":
                await Bind("T");
                return () => Create(TeamNicClass, [Text("Team", "T"), Vlan(20)]);
            default:
                return Call(what);
        }
    }

    private Func<Task> Call(string what) => what switch
    {
        "member of another team" => () => Create(Team, [Text("Name", "U")], Texts("TeamMembers", "A1")),
        "wireless member" => () => Create(Member, [Text("Team", "T")], Text("Name", "Air")),
        "team NIC as member" => () => Create(Member, [Text("Team", "T")], Text("Name", "T")),
        "member that is not there" => () => Create(Member, [Text("Team", "T")], Text("Name", "A9")),
        "no members" => () => Create(Team, [Text("Name", "U")]),
        "name of a team" => () => Create(Team, [Text("Name", "t")], Texts("TeamMembers", "A3")),
        "name of an adapter" => () => Create(Team, [Text("Name", "A3")], Texts("TeamMembers", "A3")),
        "unknown algorithm" => () => Create(Team, [Text("Name", "U"), new CimField("LoadBalancingAlgorithm", CimDataType.UInt32, 1u)], Texts("TeamMembers", "A3")),
        "LACP timer without LACP" => () => Create(Team, [Text("Name", "U"), new CimField("LacpTimer", CimDataType.UInt32, 1u)], Texts("TeamMembers", "A3")),
        "VLAN that is taken" => () => Create(TeamNicClass, [Text("Team", "T"), Text("Name", "Other"), Vlan(10)]),
        "VLAN 4095" => () => Create(TeamNicClass, [Text("Team", "T"), Vlan(4095)]),
        "primary team NIC removed" => async () => await Delete(await TeamNic("T")),
        "default mode of another" => async () => await Modify(await TeamNic("T - VLAN 10"), new CimField("Default", CimDataType.Boolean, true)),
        "property that is not there" => () => Create(Team, [Text("Name", "U"), Texts("Members", "A3")]),
        "wrong type" => () => Create(TeamNicClass, [Text("Team", "T"), new CimField("VlanID", CimDataType.UInt16, (ushort)20)]),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
    };

    private static CimField Vlan(uint id) => new("VlanID", CimDataType.UInt32, id);

    private static CimField Mode(uint mode) => new("TeamingMode", CimDataType.UInt32, mode);

    private Task<CimRecord> Create(string className, CimField[] fields, params CimField[] options) =>
        Client.CreateAsync(Standard, new CimRecord(className, fields), options, CancellationToken.None);

    private Task Modify(CimRecord teamNic, CimField option) => teamNic.ClassName == Team
        ? Client.ModifyAsync(Standard, new CimRecord(Team, [teamNic.Field("InstanceID")!, option]), [], CancellationToken.None)
        : Client.ModifyAsync(Standard, new CimRecord(teamNic.ClassName, [teamNic.Field("InstanceID")!]), [option], CancellationToken.None);

    private Task Modify(CimRecord member, bool standby) => Client.ModifyAsync(
        Standard,
        new CimRecord(Member, [member.Field("InstanceID")!, new CimField("AdministrativeMode", CimDataType.UInt32, standby ? 1u : 0u)]),
        [],
        CancellationToken.None);

    private async Task ModifyMember(string name) => await Modify(await TeamMember(name), standby: true);

    private Task Delete(CimRecord record) => Client.DeleteAsync(Standard, CimPath.Of(record.ClassName, "InstanceID", record.Text("InstanceID")!), CancellationToken.None);

    private async Task<CimRecord> TeamNic(string name) => (await Client.All(TeamNicClass, Standard)).Single(n => n.Text("Name") == name);

    private async Task<CimRecord> TeamMember(string name) => (await Client.All(Member, Standard)).Single(n => n.Text("Name") == name);

    private async Task Bind(string adapter)
    {
        string device = (await Client.All("MSFT_NetAdapter", Standard)).Single(a => a.Text("Name") == adapter).Text("DeviceID")!;
        CimRecord port = (await Client.All("Msvm_ExternalEthernetPort")).Single(p => p.Text("DeviceID")!.EndsWith(device, StringComparison.Ordinal));
        Assert.Equal(0u, (await Client.Switches(
            "DefineSystem",
            Text("SystemSettings", Embedded("Msvm_VirtualEthernetSwitchSettingData", Text("ElementName", "S"))),
            Texts("ResourceSettings", Embedded(Allocation, Texts("HostResource", Path(port).ToString()))))).ReturnValue);
    }

    private async Task<string[]> Everything() =>
        [.. (await Client.All("CIM_ManagedElement", Standard)).Select(r => $"{r.ClassName} {string.Join(";", r.Fields.Select(f => $"{f.Name}={f.Value}"))}")];
}
