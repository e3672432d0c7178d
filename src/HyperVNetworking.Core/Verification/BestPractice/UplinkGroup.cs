using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>NICs that carry frames together: an LBFO team, under a virtual switch or not, or the uplinks of a virtual switch that is on no such team.</summary>
/// <param name="Host">The host.</param>
/// <param name="Team">The LBFO team; null for the uplinks of a switch.</param>
/// <param name="Switch">The virtual switch on it; null if there is none.</param>
internal sealed record UplinkGroup(HostState Host, NicTeam? Team, VirtualSwitch? Switch)
{
    /// <summary>The group with its kind.</summary>
    public string Name => Team is not null ? $"NIC team {Team.Name}" : $"virtual switch {Switch!.Name}{(Switch.IsEmbeddedTeam ? " (SET)" : string.Empty)}";

    /// <summary>The members, by NIC name.</summary>
    public ValueList<string> Members => Team?.Members ?? Switch!.Uplinks;

    /// <summary>The members that the host has.</summary>
    public PhysicalNic[] Nics => Members.Select(Host.FindNic).OfType<PhysicalNic>().ToArray();

    /// <summary>Whether it is a team, LBFO or SET.</summary>
    public bool IsTeam => Team is not null || Switch!.IsEmbeddedTeam;

    /// <summary>Whether the physical switch has a part in it (static or LACP).</summary>
    public bool IsSwitchDependent => Team is not null && Team.Mode != TeamingMode.SwitchIndependent;

    /// <summary>Whether frames of one VM arrive on one member, so that the queues of all add up; else each member needs the same ones (Microsoft's NIC Teaming page, "Virtual Machine Queues").</summary>
    public bool IsSumOfQueues => Team is null || (!IsSwitchDependent && Team.LoadBalancing is LoadBalancingAlgorithm.HyperVPort or LoadBalancingAlgorithm.Dynamic);

    /// <summary>The traffic classes of the host that it carries, by team NIC and by host adapter.</summary>
    public IEnumerable<string> Traffic => (Team?.EffectiveInterfaces.Select(i => i.Traffic) ?? [])
        .Concat(Host.HostAdapters.Where(a => Switch is not null && ReferenceEquals(Host.FindSwitch(a.Switch), Switch)).Select(a => a.Traffic))
        .OfType<string>()
        .Distinct(Names.Comparer);

    /// <summary>The groups of a host.</summary>
    public static IEnumerable<UplinkGroup> Of(HostState host) => host.Teams
        .Select(t => new UplinkGroup(host, t, host.FindSwitchOn(t)))
        .Concat(host.Switches.Where(s => s.Uplinks.Count > 0 && !host.Teams.Any(t => ReferenceEquals(host.FindSwitchOn(t), s))).Select(s => new UplinkGroup(host, null, s)));
}
