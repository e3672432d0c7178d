using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>By what a host is reached at all, as far as a model can know it: an interface of its own that leads out and that it speaks over.</summary>
internal static class WaysIn
{
    private const string Management = "Management";

    /// <summary>Refuses steps that leave a host without any way in. No switch allows that: nothing could prove that it went well, and nobody could be told (site-rules D5, G(i)).</summary>
    public static Refusal? Check(HostState host, IReadOnlyList<PlanStep> steps)
    {
        if (!Of(host, host).Any())
        {
            return null;
        }

        HostState after = host;
        PlanStep? last = null;
        foreach (PlanStep step in steps.Where(s => s.Change.CanApplyTo(after)))
        {
            bool before = Of(after, host).Any();
            after = step.Change.ApplyTo(after);
            last = before && !Of(after, host).Any() ? step : last;
        }

        return last is null || Of(after, host).Any() ? null : new Refusal
        {
            ErrorId = "NoManagementPathLeft",
            ComputerName = host.Name,
            Step = last.Number,
            Message = $"{host.Name}: step {last.Number}, {last.Change.Target} ({last.Change.NewValue}), takes the last way to the host and the plan makes no other: nobody could reach {host.Name} to prove that it went well, so nothing allows it. Make another way in first (a NIC, team NIC or host adapter with an address).",
        };
    }

    // What the plan makes, and a NIC that it frees, may get an address or its old one back: whether it does is seen only then.
    private static IEnumerable<string> Of(HostState host, HostState before) =>
        host.PhysicalNics.Where(n => !host.IsBound(n.Name) && (Names.Same(n.Use, Management) || n.Addressing?.IsInUse == true || before.IsBound(n.Name))).Select(n => n.Name)
            .Concat(host.Teams.SelectMany(t => t.EffectiveInterfaces.Where(i => !IsTaken(host, t, i) && Leads(before, i))).Select(i => i.Name))
            .Concat(host.HostAdapters.Where(a => host.FindSwitch(a.Switch)?.Type == SwitchType.External && Leads(before, a)).Select(a => a.Name));

    private static bool IsTaken(HostState host, NicTeam team, TeamNic teamNic) =>
        host.Switches.Any(s => s.Uplinks.Any(u => Names.Same(u, teamNic.Name) || (Names.Same(u, team.Name) && Names.Same(team.Primary.Name, teamNic.Name))));

    private static bool Leads(HostState before, TeamNic teamNic) =>
        Names.Same(teamNic.Traffic, Management)
        || teamNic.Addressing.IsInUse
        || !before.Teams.SelectMany(t => t.EffectiveInterfaces).Any(i => Names.Same(i.Name, teamNic.Name));

    private static bool Leads(HostState before, HostAdapter adapter) =>
        Names.Same(adapter.Traffic, Management)
        || adapter.Addressing?.IsInUse == true
        || AdapterReference.To(adapter).FindIn(before) is null;
}
