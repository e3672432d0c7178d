using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Recording;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Cim.Tests.Sessions;
using HyperVNetworking.Core.Tests.Architecture;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Tests.Recording;

/// <summary>
/// The exact calls of each kind of change lie beside the tests, with the fact that justifies them. After a change that is meant,
/// run with HVNET_RECORD=1 and look at the difference.
/// </summary>
public sealed class RecordedTrafficTests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests", "HyperVNetworking.Cim.Tests", "Recordings");
    private static readonly HostAdapter s_csv = new() { Name = "CSV", Switch = "LAN", Vlan = LabHosts.Access(30) };
    private static readonly AdapterSecurity s_security = new() { MacSpoofing = true, Mirroring = PortMirroring.Source };
    private static readonly IsolationSetting s_isolation = new() { Mode = IsolationMode.Vlan, DefaultId = 711, AllowUntagged = true };

    private static readonly Dictionary<string, (string Fact, Func<HostState, HostChange> Change)> s_cases = new()
    {
        ["SetAdapterVlan-first"] = ("A5: no VLAN setting there, so the template and AddFeatureSettings", h => new HostChange.SetAdapterVlan(h.Reference("Second store"), PortVlan.None, LabHosts.Access(7))),
        ["SetAdapterVlan-other"] = ("A5: a VLAN setting is there, so everything of the old mode is reset and ModifyFeatureSettings writes it", h => new HostChange.SetAdapterVlan(h.Reference("Trunk"), new PortVlan.Trunk(null, VlanSet.Of(1, 2, 3, 100)), LabHosts.Access(3))),
        ["SetAdapterVlan-untagged"] = ("A5, D3: untagged is no VLAN setting, so RemoveFeatureSettings by reference", h => new HostChange.SetAdapterVlan(h.Reference("Access"), LabHosts.Access(2), PortVlan.None)),
        ["SetAdapterVlan-never-connected"] = ("A5: an adapter that was never connected gets a disabled port first", h => new HostChange.SetAdapterVlan(h.Reference("Never"), PortVlan.None, LabHosts.Access(2))),
        ["SetAdapterVlan-host"] = ("A3.1, D1: the management OS's VLAN goes to the switch service", _ => new HostChange.SetAdapterVlan(LabHosts.HostAdapter("Mgmt", "LAN"), LabHosts.Access(10), LabHosts.Access(20))),
        ["SetAdapterIsolation"] = ("A1.9: the second VLAN store is a feature of its own", h => new HostChange.SetAdapterIsolation(h.Reference("Access"), null, s_isolation)),
        ["SetAdapterSecurity"] = ("A1.9: mirroring is MonitorMode 2 for a source, a uint8", h => new HostChange.SetAdapterSecurity(h.Reference("Access"), AdapterSecurity.Default, s_security)),
        ["SetAdapterBandwidth"] = ("A1.9: weights and bits a second are uint64, and 0 is not set", h => new HostChange.SetAdapterBandwidth(h.Reference("Access"), AdapterBandwidth.Default, new AdapterBandwidth { MaximumBitsPerSecond = 1_000_000_000 })),
        ["SetAdapterOffload"] = ("A1.9: practically every port has an offload setting, so it is modified, not added", h => new HostChange.SetAdapterOffload(h.Reference("Access"), AdapterOffload.Default, new AdapterOffload { VmqWeight = 0 })),
        ["ConnectAdapter-first"] = ("A1.5: an adapter that was never connected gets a port allocation with its Parent", h => new HostChange.ConnectAdapter(h.Reference("Never"), null, "LAN")),
        ["ConnectAdapter-disconnect"] = ("A1.5: disconnected is EnabledState 3 by Modify", h => new HostChange.ConnectAdapter(h.Reference("Access"), "LAN", null)),
        ["CreateSwitch-external"] = ("A4: define, then external and internal port together, with the names of the inbox cmdlets and the NIC's address", _ => new HostChange.CreateSwitch(new VirtualSwitch { Name = "New", Type = SwitchType.External, Uplinks = ["NIC5"], AllowManagementOS = true }, null)),
        ["CreateSwitch-embedded-team"] = ("A4, B1.4: TeamingEnabled, then the teaming feature, then one external port with several HostResource paths", _ => new HostChange.CreateSwitch(new VirtualSwitch { Name = "New", Type = SwitchType.External, Uplinks = ["NIC5", "NIC6"] }, null)),
        ["CreateSwitch-private"] = ("A4: a private switch has no host port", _ => new HostChange.CreateSwitch(new VirtualSwitch { Name = "New", Type = SwitchType.Private }, null)),
        ["RemoveSwitch"] = ("A3.2: DestroySystem takes the switch itself", h => new HostChange.RemoveSwitch(h.FindSwitch("Inside")!, null)),
        ["SetUplinks"] = ("A4: re-homing is a new HostResource on the external allocation", _ => new HostChange.SetUplinks("LAN", ["NIC3"], ["NIC5"])),
        ["AddHostAdapter"] = ("A4, A1.5, design 8: another internal allocation with its own ElementName, disconnected until it has its features, all by the switch service", _ => new HostChange.AddHostAdapter(s_csv)),
        ["AddTeam"] = ("B1.2, B1.3: CreateInstance with the members as an option of WQL patterns; the standby member by ModifyInstance; the primary team NIC takes its VLAN by an option and so its name", _ => new HostChange.AddTeam(new NicTeam
        {
            Name = "Mgmt",
            Members = ["NIC5", "NIC6"],
            Standby = "NIC6",
            Interfaces = [new TeamNic { Name = "Mgmt - VLAN 10", Vlan = new VlanId(10) }],
        })),
        ["RemoveTeam"] = ("B1.2: DeleteInstance of the team", h => new HostChange.RemoveTeam(h.Teams[0])),
        ["SetTeam"] = ("B1.2: ModifyInstance with what changes", h => new HostChange.SetTeam("Team1", h.Teams[0].Settings, h.Teams[0].Settings with { LoadBalancing = LoadBalancingAlgorithm.HyperVPort })),
        ["SetTeamStandby"] = ("B1.3: one stands by at most, so the old one becomes active first", _ => new HostChange.SetTeamStandby("Team1", "NIC2", "NIC1")),
        ["AddTeamMember"] = ("B1.2: CreateInstance with the NIC as an option, a WQL pattern", _ => new HostChange.AddTeamMember("Team1", "NIC5")),
        ["RemoveTeamMember"] = ("B1.2: DeleteInstance of the member", _ => new HostChange.RemoveTeamMember("Team1", "NIC1")),
        ["AddTeamNic"] = ("B1.2: one CreateInstance and nothing of the team itself is touched; then its address", _ => new HostChange.AddTeamNic("Team1", new TeamNic { Name = "Team1 - VLAN 20", Vlan = new VlanId(20), Addresses = ["192.0.2.200/24"] })),
        ["RemoveTeamNic"] = ("B1.2: DeleteInstance of the team NIC", h => new HostChange.RemoveTeamNic("Team1", h.Teams[0].Interfaces[1])),
        ["SetTeamNic"] = ("B1.2, B1.3: the VLAN is an option; the name is the adapter's", h => new HostChange.SetTeamNic("Team1", h.Teams[0].Interfaces[1], new TeamNic { Name = "CSV", Vlan = new VlanId(11) })),
        ["AddQosPolicy"] = ("B3: a single port is an option and no property", _ => new HostChange.AddQosPolicy(new QosPolicy { Name = "Cluster", Protocol = QosProtocol.Udp, DestinationPort = 3343, Weight = 40 })),
        ["RemoveQosPolicy"] = ("B3: DeleteInstance", h => new HostChange.RemoveQosPolicy(h.FindQosPolicy("SMB")!)),
        ["SetQosWeight"] = ("B3: ModifyInstance, a uint8; 0 takes the weight away", _ => new HostChange.SetQosWeight("SMB", 30, null)),
        ["RemoveHostAdapter"] = ("A4: RemoveResourceSettings of the internal allocation, by reference", h => new HostChange.RemoveHostAdapter(h.HostAdapters.Single(a => a.Name == "Mgmt"))),
    };

    public static TheoryData<string> Cases => [.. s_cases.Keys];

    public static TheoryData<string> Answers => [.. RecordedAnswer.All.Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_change_makes_exactly_the_calls_that_were_recorded(string name)
    {
        (string fact, Func<HostState, HostChange> change) = s_cases[name];
        Check(name, $"# facts {fact}.\n{await RecordAsync(change)}");
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_a_host_refuses_and_how_jobs_end_was_recorded(string name)
    {
        RecordedAnswer answer = RecordedAnswer.All.Single(a => a.Name == name);
        Lab.NetworkLab lab = LabHosts.Lab(LabHosts.Rich);
        lab.Options = answer.Options;
        lab.Faults = answer.Faults;
        lab.Clock = new FixedClock(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

        Check(name, $"# facts {answer.Fact}.\n{await RecordAsync(lab, answer.Work)}");
    }

    [Fact]
    public void Every_kind_of_change_is_recorded_and_every_recording_is_of_a_change()
    {
        Assert.Equal(
            typeof(HostChange).GetNestedTypes().Where(t => !t.IsAbstract).Select(t => t.Name).Order(StringComparer.Ordinal),
            s_cases.Keys.Select(k => k.Split('-')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            s_cases.Keys.Concat(RecordedAnswer.All.Select(a => a.Name)).Order(StringComparer.Ordinal),
            Directory.GetFiles(s_folder, "*.txt").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_recording_names_no_GUID_and_is_the_same_in_every_run()
    {
        string first = await RecordAsync(s_cases["AddHostAdapter"].Change);

        Assert.DoesNotMatch("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-", first);
        Assert.Equal(first, await RecordAsync(s_cases["AddHostAdapter"].Change));
    }

    private static void Check(string name, string text)
    {
        string file = Path.Combine(s_folder, name + ".txt");
        if (Environment.GetEnvironmentVariable("HVNET_RECORD") == "1")
        {
            Directory.CreateDirectory(s_folder);
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file), $"{file} is missing: run with HVNET_RECORD=1.");
        Assert.Equal(File.ReadAllText(file).Replace("\r\n", "\n", StringComparison.Ordinal), text);
    }

    private static Task<string> RecordAsync(Func<HostState, HostChange> change) =>
        RecordAsync(LabHosts.Lab(LabHosts.Rich), (session, _, host) => session.ApplyAsync(change(host)));

    private static async Task<string> RecordAsync(Lab.NetworkLab lab, Func<IHostSession, ICimClient, HostState, Task> work)
    {
        HostState host;
        using (var reader = new HyperVHostSession(lab.Connect("HV01"), SystemClock.Instance))
        {
            host = await reader.ReadAsync();
        }

        var recording = new CimRecording(CimRecording.NamesOf(host));
        var client = new RecordingCimClient(lab.Connect("HV01"), recording);
        using var session = new HyperVHostSession(client, SystemClock.Instance);
        try
        {
            await work(session, client, host);
            return recording.ToString();
        }
        catch (HostFaultException fault)
        {
            return $"{recording}# The user reads: {fault.Message}\n";
        }
    }

    private sealed record FixedClock(DateTimeOffset UtcNow) : IClock;
}
