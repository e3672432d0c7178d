using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>What a plan does to the clustered VMs that run on a node whose uplinks, teams or virtual switches it changes: the cluster moves a VM whose monitored adapter loses its network (site-rules D6).</summary>
internal static class ClusterMoves
{
    private const int Named = 3;

    /// <summary>The findings of a plan, one a node; none for a node that is paused, which is how such work is done.</summary>
    /// <param name="steps">The plan's steps; each must fit the hosts.</param>
    /// <param name="states">The hosts as they are.</param>
    public static IEnumerable<Finding> Of(IReadOnlyList<PlanStep> steps, IReadOnlyList<HostState> states)
    {
        foreach (HostState node in states.Where(s => s.FailoverCluster?.FindNode(s.Name)?.State != ClusterNodeState.Paused))
        {
            PlanStep[] cutting = steps.Where(s => Names.Same(s.Host, node.Name) && SwitchUnder(s.Change, node) is not null).ToArray();
            VirtualMachine[] moving = node.Vms.Where(v => v.PossibleOwners.Count > 0 && v.State == VmState.Running && cutting.Any(s => IsOn(v, SwitchUnder(s.Change, node)!))).ToArray();
            if (moving.Length > 0)
            {
                yield return Finding(node, cutting[0], moving);
            }
        }
    }

    // The virtual switch whose frames a change interrupts; a switch that is new has nobody on it.
    private static VirtualSwitch? SwitchUnder(HostChange change, HostState host) => change switch
    {
        HostChange.SetUplinks uplinks => host.FindSwitch(uplinks.Switch),
        HostChange.RemoveSwitch remove => host.FindSwitch(remove.Switch.Name),
        HostChange.TeamChange and not (HostChange.AddTeamNic or HostChange.RemoveTeamNic) => OnTeam(host, ((HostChange.TeamChange)change).Team),
        HostChange.RemoveTeam remove => OnTeam(host, remove.Team.Name),
        HostChange.AddTeam add => host.Switches.FirstOrDefault(s => s.Uplinks.Any(u => add.Team.Members.Contains(u, Names.Comparer))),
        _ => null,
    };

    private static VirtualSwitch? OnTeam(HostState host, string name) => host.FindTeam(name) is NicTeam team ? host.FindSwitchOn(team) : null;

    private static bool IsOn(VirtualMachine vm, VirtualSwitch on) => vm.Adapters.Any(a => Names.Same(a.Switch, on.Name) || (on.Id is not null && Names.Same(a.Switch, on.Id)));

    private static Finding Finding(HostState node, PlanStep step, VirtualMachine[] moving)
    {
        bool one = moving.Length == 1;
        string vms = string.Join(", ", moving.Take(Named).Select(v => v.Name)) + (moving.Length > Named ? $" and {moving.Length - Named} more" : string.Empty);
        return new Finding
        {
            Code = "VmsWillMove",
            Severity = FindingSeverity.Warning,
            Subject = $"host {node.Name}",
            ComputerName = node.Name,
            Message = $"Step {step.Number} on host {node.Name}, {step.Change.Target}, interrupts {moving.Length} clustered VM{(one ? string.Empty : "s")} that run{(one ? "s" : string.Empty)} there ({vms}): the cluster moves those whose adapters it monitors, which is the default, and the others lose their network for that time.",
            Expected = "a node that is drained",
            Actual = $"{moving.Length} clustered VM{(one ? string.Empty : "s")} running",
            Source = "site-rules D6",
            Suggestion = $"Drain the node first (Suspend-ClusterNode {node.Name} -Drain), and plan for it alone.",
        };
    }
}
