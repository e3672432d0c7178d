using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Whether a host as read has the value that a change gives.</summary>
internal static class ChangeCheck
{
    /// <summary>Whether the new value is there.</summary>
    public static bool IsDone(HostChange change, HostState host) => change switch
    {
        HostChange.CreateSwitch c => host.FindSwitch(c.Switch.Name) is VirtualSwitch found
            && found.Type == c.Switch.Type
            && found.AllowManagementOS == c.Switch.AllowManagementOS
            && AreSame(found.Uplinks, c.Switch.Uplinks),
        HostChange.RemoveSwitch r => host.FindSwitch(r.Switch.Name) is null,
        HostChange.ConnectAdapter c => c.Adapter.FindIn(host) is VmAdapter adapter && IsOn(host, adapter.Switch, c.To),
        HostChange.AddHostAdapter a => a.Inverse.CanApplyTo(host),
        HostChange.RemoveHostAdapter r => AdapterReference.To(r.Adapter).FindIn(host) is null,
        HostChange.SetUplinks u => host.FindSwitch(u.Switch) is VirtualSwitch found && AreSame(found.Uplinks, u.To),
        HostChange.AdapterChange setting => setting.Inverse.CanApplyTo(host),
        HostChange.RemoveQosPolicy r => host.FindQosPolicy(r.Name) is null,
        HostChange.AddQosPolicy a => host.FindQosPolicy(a.Name) is QosPolicy found && found.Weight == a.Policy.Weight,
        HostChange.QosChange c => c.Inverse.CanApplyTo(host),
        HostChange.RemoveTeam r => !host.Teams.Any(t => Names.Same(t.Name, r.Team.Name)),
        HostChange.RemoveTeamNic r => host.FindTeam(r.Team)?.EffectiveInterfaces.Any(i => Names.Same(i.Name, r.TeamNic.Name)) != true,
        HostChange.AddTeam a => TeamCheck.HasAll(host, a.Team),
        HostChange.TeamChange c => TeamCheck.IsDone(c, host),
        _ => false,
    };

    /// <summary>Whether the old value is there.</summary>
    public static bool IsUndone(HostChange change, HostState host) => IsDone(change.Inverse, host);

    /// <summary>What a later change of the same kind would overwrite: two changes with one key are about one setting.</summary>
    public static object Setting(HostChange change) => change switch
    {
        HostChange.CreateSwitch c => ("switch", c.Switch.Name.ToUpperInvariant()),
        HostChange.RemoveSwitch r => ("switch", r.Switch.Name.ToUpperInvariant()),
        HostChange.SetUplinks u => ("switch", u.Switch.ToUpperInvariant()),
        HostChange.AddHostAdapter a => ("host adapter", a.Target.ToUpperInvariant(), a.Adapter.Switch.ToUpperInvariant()),
        HostChange.RemoveHostAdapter r => ("host adapter", r.Target.ToUpperInvariant(), r.Adapter.Switch.ToUpperInvariant()),
        HostChange.AdapterChange a => (a.GetType(), a.Adapter),
        HostChange.QosChange q => ("policy", q.Name.ToUpperInvariant()),
        HostChange.AddTeam a => ("team", a.Team.Name.ToUpperInvariant()),
        HostChange.RemoveTeam r => ("team", r.Team.Name.ToUpperInvariant()),
        HostChange.AddTeamMember m => ("member", m.Team.ToUpperInvariant(), m.Nic.ToUpperInvariant()),
        HostChange.RemoveTeamMember m => ("member", m.Team.ToUpperInvariant(), m.Nic.ToUpperInvariant()),
        HostChange.AddTeamNic n => ("team NIC", n.Team.ToUpperInvariant(), n.TeamNic.Name.ToUpperInvariant()),
        HostChange.RemoveTeamNic n => ("team NIC", n.Team.ToUpperInvariant(), n.TeamNic.Name.ToUpperInvariant()),
        HostChange.SetTeamNic n => ("team NIC", n.Team.ToUpperInvariant(), n.From.Name.ToUpperInvariant()),
        HostChange.TeamChange t => (t.GetType(), t.Team.ToUpperInvariant()),
        _ => change,
    };

    private static bool AreSame(ValueList<string> left, ValueList<string> right) =>
        left.OrderBy(u => u, Names.Comparer).SequenceEqual(right.OrderBy(u => u, Names.Comparer), Names.Comparer);

    private static bool IsOn(HostState host, string? actual, string? wanted) =>
        Names.Same(actual, wanted)
        || (actual is not null && wanted is not null && host.FindSwitch(actual) is VirtualSwitch s && ReferenceEquals(s, host.FindSwitch(wanted)));
}
