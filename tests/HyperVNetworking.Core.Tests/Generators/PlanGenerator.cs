using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Generators;

/// <summary>Random plans with every kind of change. Their parts need not fit together: a plan is stored, not judged, by its reader.</summary>
internal sealed class PlanGenerator(Random random)
{
    private readonly NameGenerator _names = new(random);
    private readonly VlanGenerator _vlans = new(random);
    private readonly AdapterGenerator _settings = new(random);

    /// <summary>Plans for laws.</summary>
    public static Arbitrary<NetworkPlan> Plans { get; } =
        Gen.Choose(0, int.MaxValue).Select(seed => new PlanGenerator(new Random(seed)).Plan()).ToArbitrary();

    public NetworkPlan Plan() => new()
    {
        Document = random.Next(4) == 0 ? NetworkDocument.Empty : new NetworkGenerator(random).Document(),
        CreatedAt = new DateTimeOffset(random.NextInt64(630_000_000_000_000_000, 640_000_000_000_000_000), TimeSpan.FromHours(random.Next(-12, 12))),
        Hosts = Enumerable.Range(0, random.Next(3)).Select(_ => _names.Next("Host")).ToValueList(),
        Tenants = random.Flag() ? [] : [new TenantNetwork { Tenant = _names.Next("Tenant"), Vlan = random.Maybe(_vlans.Vlan()), PrivateVlan = random.Flag() ? null : _vlans.PrivateVlan(), Hosts = random.Flag() ? [] : ["Host1"] }],
        Decisions = random.Flag() ? [] : [new PlanDecision { Subject = _names.Next("tenant "), Choice = "VLAN 2", Reason = _names.Next("because "), Rejected = random.Maybe("a private switch") }],
        Steps = Enumerable.Range(1, random.Next(6)).Select(Step).ToValueList(),
        Gaps = random.Flag() ? [] :
        [
            new RequirementGap { Kind = random.Pick<RequirementKind>(), Tenant = _names.Next("Tenant"), OtherTenant = random.Maybe("Tenant 9"), Requirement = "Every member hears every other.", AfterStep = random.Next(1, 9), UntilStep = random.Next(1, 9), Reason = _names.Next("because ") },
        ],
        OrderChecked = random.Flag(),
        Trunks = random.Flag() ? [] :
        [
            new TrunkRequirement { Port = new PortReference("SwitchA", "Ethernet1/1/1"), ConnectedTo = _names.Next("Host"), Tagged = _vlans.Set(), Untagged = random.Flag(), Satisfied = random.MaybeFlag() },
        ],
        Findings = random.Flag() ? [] :
        [
            new Finding { Code = "SwitchNameDiffers", Severity = random.Pick<FindingSeverity>(), Subject = _names.Next("Switch"), ComputerName = random.Maybe("Host1"), Message = "a", Expected = random.Maybe("b"), Actual = random.Maybe("c"), Source = random.Maybe("site-rules F1"), Suggestion = "d" },
        ],
    };

    private PlanStep Step(int number) => new()
    {
        Number = number,
        Host = _names.Next("Host"),
        Change = Change(),
        Reason = _names.Next("because "),
        Risk = random.Pick<StepRisk>(),
    };

    private NicTeam Team() => new()
    {
        Name = _names.Next("Team"),
        Members = random.Flag() ? ["N1"] : ["N1", "N2"],
        Standby = random.Maybe("N2"),
        Mode = random.Pick<TeamingMode>(),
        LoadBalancing = random.Pick<LoadBalancingAlgorithm>(),
        LacpTimer = random.Maybe(random.Pick<LacpTimer>()),
        Interfaces = random.Flag() ? [] : [TeamNic()],
    };

    private TeamNic TeamNic() => new()
    {
        Name = _names.Next("Team - VLAN "),
        Vlan = random.Maybe(_vlans.Vlan()),
        Traffic = random.Maybe("CSV"),
        Addresses = random.Flag() ? [] : ["192.0.2.7/24", "DHCP"],
    };

    private HostChange Change()
    {
        AdapterReference vmAdapter = new() { VmName = _names.Next("VM"), VmId = random.MaybeGuid(), AdapterName = _names.Next("Adapter"), AdapterId = random.MaybeGuid() };
        AdapterReference adapter = random.Flag() ? vmAdapter : new AdapterReference { AdapterName = _names.Next("Mgmt"), Switch = "Switch A" };
        HostAdapter hostAdapter = new() { Name = _names.Next("Mgmt"), Switch = "Switch A", Vlan = _vlans.Setting(), Security = _settings.Security(), Traffic = random.Maybe("CSV") };
        VirtualSwitch virtualSwitch = new() { Name = _names.Next("Switch"), Id = random.MaybeGuid(), Type = SwitchType.External, Uplinks = random.Flag() ? ["N1"] : ["N1", "N2"], AllowManagementOS = random.Flag() };
        return random.Next(23) switch
        {
            0 => new HostChange.CreateSwitch(virtualSwitch, random.Maybe("Management")),
            1 => new HostChange.RemoveSwitch(virtualSwitch, random.Maybe("Management")),
            2 => new HostChange.ConnectAdapter(vmAdapter, random.Maybe("Switch A"), random.Maybe("Switch B")),
            3 => new HostChange.SetAdapterVlan(adapter, _vlans.Setting(), _vlans.Setting()),
            4 => new HostChange.SetAdapterIsolation(adapter, _vlans.Isolation(), _vlans.Isolation()),
            5 => new HostChange.SetAdapterSecurity(adapter, _settings.Security(), _settings.Security()),
            6 => new HostChange.SetAdapterBandwidth(adapter, _settings.Bandwidth(), _settings.Bandwidth()),
            7 => new HostChange.SetAdapterOffload(adapter, _settings.Offload(), _settings.Offload()),
            8 => new HostChange.AddHostAdapter(hostAdapter),
            9 => new HostChange.RemoveHostAdapter(hostAdapter),
            10 => new HostChange.AddTeam(Team()),
            11 => new HostChange.RemoveTeam(Team()),
            12 => new HostChange.SetTeam("Mgmt", Team().Settings, Team().Settings),
            13 => new HostChange.SetTeamStandby("Mgmt", random.Maybe("N1"), random.Maybe("N2")),
            14 => new HostChange.AddTeamMember("Mgmt", _names.Next("N")),
            15 => new HostChange.RemoveTeamMember("Mgmt", _names.Next("N")),
            16 => new HostChange.AddTeamNic("Mgmt", TeamNic()),
            17 => new HostChange.RemoveTeamNic("Mgmt", TeamNic()),
            19 => new HostChange.AddQosPolicy(HostGenerator.QosPolicy(random, _names)),
            20 => new HostChange.RemoveQosPolicy(HostGenerator.QosPolicy(random, _names)),
            21 => new HostChange.SetQosWeight(_names.Next("P"), random.Maybe(random.Next(1, 101)), random.Maybe(random.Next(1, 101))),
            18 => new HostChange.SetTeamNic("Mgmt", TeamNic(), TeamNic()),
            _ => new HostChange.SetUplinks("Switch A", random.Flag() ? ["N1"] : [], ["N1", _names.Next("N")]),
        };
    }
}
