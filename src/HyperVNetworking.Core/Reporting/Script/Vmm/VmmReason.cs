using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Reporting;

/// <summary>Why VMM cannot express a change, as a sentence for the reader of the script (site-rules F4; the public documentation of the VirtualMachineManager module).</summary>
internal static class VmmReason
{
    public const string TeamOfItsOwn = "VMM makes a NIC team only as part of a logical switch, and no virtual switch of the plan stands on this one.";
    public const string SwitchOfNobody = "VMM makes adapters of the management OS on its logical switches only, and the plan does not tell whether this virtual switch is an instance of one.";
    public const string Isolation = "VMM has no cmdlet for the isolation setting of an adapter, and the VLAN of such an adapter is better set by the same hand.";
    public const string OneHand = "another step on the same adapter is one that VMM cannot express, and an adapter is connected and given its VLAN by one hand alone.";
    private const string TeamNics = "VMM knows no team NICs: it makes a NIC team only as part of a logical switch, with nothing else on it.";
    private const string Removal = "what a host has is changed or taken away in VMM by way of the logical switch that it belongs to, and the plan does not tell which that is.";
    private const string Profile = "VMM keeps it in the port profile of a port classification, together with settings of which the plan says nothing, for all adapters of that classification at once.";

    /// <summary>Why VMM never makes such a change; null if it depends on the rest of the plan, or if it does make it.</summary>
    public static string? Never(HostChange change) => change switch
    {
        HostChange.CreateSwitch { Switch: var s } => OfSwitch(s),
        HostChange.RemoveSwitch or HostChange.SetUplinks or HostChange.RemoveHostAdapter => Removal,
        HostChange.AddTeam { Team: var team } => OfTeam(team),
        HostChange.AddTeamNic or HostChange.RemoveTeamNic or HostChange.SetTeamNic => TeamNics,
        HostChange.TeamChange or HostChange.RemoveTeam => "VMM changes no NIC team that it did not make.",
        HostChange.AddHostAdapter { Adapter: var adapter } => OfHostAdapter(adapter),
        HostChange.AdapterChange { Adapter.IsHostAdapter: true } => "the plan does not tell whether VMM made this adapter of the management OS.",
        HostChange.SetAdapterVlan c => OfVlan(c.From) ?? OfVlan(c.To),
        HostChange.SetAdapterIsolation => Isolation,
        HostChange.ConnectAdapter c => new[] { c.From, c.To }.Any(s => Guid.TryParse(s, out _)) ? "the virtual switch shares its name with another, and VMM connects by name." : null,
        HostChange.SetAdapterSecurity or HostChange.SetAdapterBandwidth or HostChange.SetAdapterOffload => Profile,
        HostChange.QosChange => "VMM keeps no QoS policies of a host's own operating system.",
        _ => "the public documentation of VMM has no cmdlet for it.",
    };

    /// <summary>Why a team is not left to VMM that other steps of the plan change; null if there are none.</summary>
    public static string? TouchedTeam(IEnumerable<PlanStep> steps, PlanStep team) =>
        steps.Any(s => Names.Same(s.Host, team.Host) && s.Change is HostChange.TeamChange c && Names.Same(c.Team, ((HostChange.AddTeam)team.Change).Team.Name)) ? TeamNics : null;

    public static string OnSuchTeam(string team) => $"its uplink is NIC team {team}, which VMM cannot make.";

    public static string OnSuchSwitch(string name) => $"it goes to virtual switch {name}, which VMM cannot make.";

    public static string OtherSettings(string name) => $"logical switch {name} has other settings for another host, and all hosts of a logical switch have the same.";

    private static string? OfSwitch(VirtualSwitch s) => s.Type != SwitchType.External && (s.BandwidthMode != SwitchBandwidthMode.Default || s.SriovEnabled)
        ? "VMM makes virtual switches without an uplink without bandwidth mode and SR-IOV."
        : null;

    private static string? OfTeam(NicTeam team) =>
        team.EffectiveInterfaces.Count > 1 || team.Primary.Vlan is not null || team.Primary.Addressing != InterfaceAddressing.None ? TeamNics
        : team.Standby is not null ? "an uplink port profile of VMM has no standby member."
        : team.LacpTimer is LacpTimer.Slow ? "an uplink port profile of VMM has no LACP timer."
        : null;

    private static string? OfHostAdapter(HostAdapter adapter) =>
        adapter.Addressing is not null && adapter.Addressing != InterfaceAddressing.None ? "VMM gives an adapter of the management OS fixed addresses from its IP address pools only, and the plan has none."
        : adapter.Isolation is not null and not { Mode: IsolationMode.None } || adapter.TeamMapping is not null ? Isolation
        : adapter.Security != AdapterSecurity.Default || adapter.Bandwidth != AdapterBandwidth.Default || adapter.Offload != AdapterOffload.Default || adapter.Rdma == true ? Profile
        : OfVlan(adapter.Vlan);

    private static string? OfVlan(PortVlan vlan) => vlan switch
    {
        PortVlan.Untagged or PortVlan.Access => null,
        PortVlan.Trunk => "an adapter has one VLAN in VMM, and a trunk has several.",
        _ => "of private VLANs VMM knows the isolated mode only, in a logical network made for it; promiscuous and community ports have no place there, and the ports of a private VLAN are better set by one hand.",
    };
}
