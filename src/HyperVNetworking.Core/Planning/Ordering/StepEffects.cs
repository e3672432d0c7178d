using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>What can be told of steps without judging the network.</summary>
internal static class StepEffects
{
    /// <summary>Whether a step makes a switch that nothing is on, which is no difference to anybody. A NIC that the host uses itself speaks and hears, and is no more when a switch is bound to it.</summary>
    public static bool IsEmptySwitch(PlanStep step) =>
        step is { Risk: StepRisk.None, Change: HostChange.CreateSwitch { Switch: { AllowManagementOS: false, Type: not SwitchType.Internal } } };

    /// <summary>Whether a change is about a VM adapter that is on no switch and stays so: nobody hears it.</summary>
    public static bool IsUnheard(HostChange change, HostState host) =>
        change is HostChange.AdapterChange { Adapter.IsHostAdapter: false } and not HostChange.ConnectAdapter
        && ((HostChange.AdapterChange)change).Adapter.FindIn(host) is VmAdapter { Switch: null };

    /// <summary>Whether a step, made on a host as it is, adds to who hears whom or does nothing to it: a switch that nothing is on, a VM adapter that was on none, a setting of an adapter that nobody hears.</summary>
    public static bool Adds(PlanStep step, HostState host) =>
        IsEmptySwitch(step) || step.Change is HostChange.ConnectAdapter { Adapter.IsHostAdapter: false, From: null, To: not null } || IsUnheard(step.Change, host);

    /// <summary>
    /// Whether steps only add: switches, and VM adapters to them that were on none. Whoever hears somebody then hears him to the end, so what is heard
    /// on the way and must not be is heard at the end too, and what must be heard and is stays heard: nothing suffers, in whatever order.
    /// </summary>
    public static bool OnlyAdd(IReadOnlyList<HostState> states, IEnumerable<PlanStep> steps)
    {
        var connected = new HashSet<(string, AdapterReference)>();
        Dictionary<string, HostState> hosts = states.GroupBy(s => s.Name, Names.Comparer).ToDictionary(g => g.Key, g => g.First(), Names.Comparer);
        foreach (PlanStep step in steps)
        {
            bool adds = step.Change switch
            {
                HostChange.ConnectAdapter { From: null, To: not null } connect => connected.Add((step.Host, connect.Adapter)),
                HostChange.AdapterChange change => IsUnheard(change, hosts[step.Host]) && !connected.Contains((step.Host, change.Adapter)),
                _ => IsEmptySwitch(step),
            };
            if (!adds)
            {
                return false;
            }
        }

        return true;
    }
}
