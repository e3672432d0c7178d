using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Which steps may not change places: those on one host where one writes what the other needs; and a host's management path changes after all that came before it.</summary>
internal sealed class StepDependencies
{
    private readonly int[][] _before;

    public StepDependencies(IReadOnlyList<PlanStep> steps)
    {
        HashSet<string>[] writes = steps.Select(s => new HashSet<string>(Writes(s.Change))).ToArray();
        HashSet<string>[] touches = steps.Select(s => new HashSet<string>(Touches(s.Change))).ToArray();
        _before = Enumerable.Range(0, steps.Count)
            .Select(later => Enumerable.Range(0, later)
                .Where(earlier => steps[later].Risk == StepRisk.ManagementPath
                    || (Names.Same(steps[earlier].Host, steps[later].Host)
                        && (writes[earlier].Overlaps(touches[later]) || touches[earlier].Overlaps(writes[later]))))
                .ToArray())
            .ToArray();
    }

    /// <summary>Whether all that must come before a step is done.</summary>
    public bool IsReady(int step, bool[] done) => !done[step] && System.Array.TrueForAll(_before[step], b => done[b]);

    /// <summary>What a change writes or needs, by kind and name.</summary>
    public static IEnumerable<string> Touches(HostChange change) => Reads(change).Concat(Writes(change));

    /// <summary>What a change writes, by kind and name.</summary>
    public static IEnumerable<string> Writes(HostChange change) => change switch
    {
        HostChange.CreateSwitch c => c.Switch.Uplinks.Select(Nic).Append(Switch(c.Switch.Name)),
        HostChange.RemoveSwitch c => c.Switch.Uplinks.Select(Nic).Append(Switch(c.Switch.Name)),
        HostChange.SetUplinks c => c.From.Concat(c.To).Select(Nic).Append(Switch(c.Switch)),
        HostChange.AddHostAdapter c => [Adapter(AdapterReference.To(c.Adapter)), Switch(c.Adapter.Switch)],
        HostChange.RemoveHostAdapter c => [Adapter(AdapterReference.To(c.Adapter)), Switch(c.Adapter.Switch)],
        HostChange.AdapterChange c => [Adapter(c.Adapter)],
        HostChange.QosChange c => ["policy " + c.Name.ToUpperInvariant()],
        HostChange.AddTeam c => TeamParts(c.Team),
        HostChange.RemoveTeam c => TeamParts(c.Team),
        HostChange.AddTeamMember c => [Nic(c.Team), Nic(c.Nic)],
        HostChange.RemoveTeamMember c => [Nic(c.Team), Nic(c.Nic)],
        HostChange.SetTeamNic c => [Nic(c.Team), Nic(c.From.Name), Nic(c.To.Name)],
        HostChange.AddTeamNic c => [Nic(c.Team), Nic(c.TeamNic.Name)],
        HostChange.RemoveTeamNic c => [Nic(c.Team), Nic(c.TeamNic.Name)],
        HostChange.TeamChange c => [Nic(c.Team)],
        _ => ["everything"],
    };

    private static IEnumerable<string> Reads(HostChange change) => change switch
    {
        HostChange.ConnectAdapter c => new[] { c.From, c.To }.OfType<string>().Select(Switch),
        HostChange.AdapterChange { Adapter.Switch: string name } => [Switch(name)],
        _ => [],
    };

    // A virtual switch names its team or the team NIC, as it names a NIC.
    private static IEnumerable<string> TeamParts(NicTeam team) =>
        team.Members.Concat(team.EffectiveInterfaces.Select(i => i.Name)).Append(team.Name).Select(Nic).Distinct();

    private static string Switch(string name) => "switch " + name.ToUpperInvariant();

    private static string Nic(string name) => "nic " + name.ToUpperInvariant();

    private static string Adapter(AdapterReference adapter) => $"{adapter} {adapter.VmId} {adapter.AdapterId}".ToUpperInvariant();
}
