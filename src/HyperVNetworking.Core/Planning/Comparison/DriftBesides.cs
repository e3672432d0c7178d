using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>What has drifted in settings that a plan has no step for: planning again, with the numbers and uplinks of the plan, shows it.</summary>
internal static class DriftBesides
{
    public static IEnumerable<Finding> Find(NetworkPlan plan, IReadOnlyList<HostState> hosts)
    {
        HostState[] planned = hosts.Where(h => plan.Hosts.Contains(h.Name, Names.Comparer)).ToArray();
        if (plan.Document.Tenants.Count == 0 || planned.Length == 0)
        {
            return [];
        }

        PlannerResult again = TenantVlanPlanner.Plan(Numbered(plan), planned, Options(plan));
        if (again.Plan is not NetworkPlan fresh)
        {
            return again.Errors.Select(ComparisonFindings.NoPlanAnyMore);
        }

        ILookup<object, PlanStep> named = plan.Steps.ToLookup(Key);
        return fresh.Steps.Where(s => !named[Key(s)].Any(n => AreSame(n.Change, s.Change))).Select(ComparisonFindings.Besides);
    }

    // By names: a plan made from documents knows no GUIDs.
    private static object Key(PlanStep step) => step.Change is HostChange.AdapterChange { Adapter: AdapterReference adapter } change
        ? (step.Host.ToUpperInvariant(), change.GetType(), adapter.VmName?.ToUpperInvariant(), adapter.AdapterName.ToUpperInvariant())
        : (step.Host.ToUpperInvariant(), ChangeCheck.Setting(step.Change));

    private static bool AreSame(HostChange first, HostChange second) =>
        first is not HostChange.AdapterChange { Adapter: AdapterReference one } || second is not HostChange.AdapterChange { Adapter: AdapterReference other }
        || (AreSame(one.VmId, other.VmId) && AreSame(one.AdapterId, other.AdapterId));

    private static bool AreSame(string? id, string? other) => id is null || other is null || Names.Same(id, other);

    private static NetworkDocument Numbered(NetworkPlan plan)
    {
        var numbers = new Dictionary<string, VlanId?>(Names.Comparer);
        foreach (TenantNetwork network in plan.Tenants)
        {
            numbers[network.Tenant] = network.Vlan;
        }

        return plan.Document with { Tenants = plan.Document.Tenants.Replace(t => numbers.ContainsKey(t.Name), t => t with { Vlan = numbers[t.Name] ?? t.Vlan }) };
    }

    private static PlannerOptions Options(NetworkPlan plan)
    {
        var uplinks = new Dictionary<string, string>(Names.Comparer);
        foreach (PlanStep step in plan.Steps)
        {
            if (step.Change is HostChange.CreateSwitch { Switch.Uplinks: { Count: > 0 } own })
            {
                uplinks[step.Host] = own[0];
            }
        }

        return new PlannerOptions { OrderCheckLimit = 0, AllowRenumber = true, ReservedVlans = VlanSet.Empty, UplinkNicByHost = uplinks, Now = plan.CreatedAt };
    }
}
