using System.Collections.Generic;
using HyperVNetworking.Model;

namespace HyperVNetworking.Reporting;

/// <summary>A logical switch that VMM makes for a virtual switch of a plan. Instances of it on several hosts have its name and settings in common.</summary>
/// <param name="Name">Its name, which is the name of the virtual switch on every host.</param>
/// <param name="UplinkMode">NoTeam, Team or EmbeddedTeam, as New-SCLogicalSwitch spells them.</param>
/// <param name="BandwidthMode">How it guarantees bandwidth.</param>
/// <param name="Sriov">Whether SR-IOV is on.</param>
internal sealed record VmmLogicalSwitch(string Name, string UplinkMode, SwitchBandwidthMode BandwidthMode, bool Sriov);

/// <summary>What a logical switch is given on one host.</summary>
/// <param name="Switch">The logical switch.</param>
/// <param name="TeamMode">The team mode of its uplink port profile.</param>
/// <param name="LoadBalancing">The load balancing of its uplink port profile.</param>
/// <param name="Nics">The network adapters of the host that are its uplink; the members, where VMM makes a team of them.</param>
/// <param name="Team">The team of the plan that VMM makes with it; null if it makes none.</param>
internal sealed record VmmHostSwitch(VmmLogicalSwitch Switch, string TeamMode, string LoadBalancing, IReadOnlyList<string> Nics, string? Team);
