using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.BestPractice;

namespace HyperVNetworking.Planning;

/// <summary>Stage 7: what an admin should know before applying the plan.</summary>
internal static class PlanFindings
{
    public static void Run(PlanDraft draft, IReadOnlyList<PlanStep> steps)
    {
        HostState[] states = draft.Hosts.Select(h => h.State).ToArray();
        HostState[] after = PlannedHosts.After(steps, states);
        draft.Findings.AddRange(Management(draft, after));
        draft.Findings.AddRange(draft.Hosts.Where(h => h.External is not null).SelectMany(OfHost));
        draft.Findings.AddRange(SwitchNames(draft));
        draft.Findings.AddRange(draft.Tenants.Where(t => t.IsHostOnly && t.Members.Count > 0).SelectMany(OfHostOnly));
        draft.Findings.AddRange(Outsiders(draft));
        draft.Findings.AddRange(draft.Trunks.Where(t => t.Satisfied == false).Select(TrunkMissesVlan));
        draft.Findings.AddRange(draft.Hosts.Where(h => !h.State.Complete).Select(NotRead));
        draft.Findings.AddRange(draft.Hosts.Where(h => h.State.NetworkOwners.Count > 0).Select(h => ManagedElsewhere(h.State)));
        draft.Findings.AddRange(ClusterMoves.Of(steps, states));
        Finding[] broken = BestPracticeCheck.NewlyBroken(states, after, draft.Document.Fabric).Where(f => !draft.Findings.Any(d => d.Code == f.Code)).ToArray();
        draft.Findings.AddRange(broken);
    }

    public static IEnumerable<Finding> OnTheWay(OrderedSteps ordered) => ordered.Gaps
        .Select(gap => new Finding
        {
            Code = "RequirementSuffers",
            Severity = FindingSeverity.Warning,
            Subject = $"tenant {gap.Tenant}",
            Message = $"While the plan runs, after step {gap.AfterStep} until step {gap.UntilStep}, this does not hold: {gap.Requirement} {gap.Reason}",
            Suggestion = ordered.Searched
                ? "No other order was found that avoids it; apply the plan when that does no harm."
                : "Other orders were not looked at, the plan has too many steps; plan for fewer hosts at a time, or apply it when that does no harm.",
        })
        .Concat(ordered.Checked ? [] : new[] { OrderNotChecked(ordered.Steps.Count) });

    /// <summary>Whether a finding is one of <see cref="OnTheWay"/>.</summary>
    public static bool IsOnTheWay(Finding finding) => finding.Code is "RequirementSuffers" or "OrderNotChecked";

    public static Finding AllowRuleNotPlanned(AllowRule rule, string trafficClass) => new()
    {
        Code = "AllowRuleNotPlanned",
        Severity = FindingSeverity.Warning,
        Subject = $"allow rule from {rule.From} to {rule.To}",
        Message = $"The allow rule from {rule.From} to {rule.To} is left to you: {trafficClass} is a traffic class of the hosts' own adapters, and no step of this plan changes them.",
        Suggestion = "Set those adapters yourself (Set-VmVlanAssignment -ManagementOS) and let Test-NetworkIsolation judge the rule.",
    };

    public static Finding NoDescribedPath(IReadOnlyList<TenantDraft> tenants, IEnumerable<string> switches) => new()
    {
        Code = "NoDescribedPath",
        Severity = FindingSeverity.Warning,
        Subject = Sentence.Tenants(tenants),
        Message = $"{Capital(Sentence.Tenants(tenants))} {(tenants.Count == 1 ? "has" : "have")} members behind physical switches {Sentence.List(switches)}, and no described cable joins them all.",
        Suggestion = "Describe the cables (fabric.links), or connect the switches.",
    };

    private static Finding ManagedElsewhere(HostState host) => new()
    {
        Code = "HostManagedElsewhere",
        Severity = FindingSeverity.Warning,
        Subject = $"host {host.Name}",
        ComputerName = host.Name,
        Message = $"The network of host {host.Name} is set by another tool: {string.Join(", ", host.NetworkOwners)}.",
        Expected = "no other tool",
        Actual = string.Join(", ", host.NetworkOwners),
        Source = "site-rules C1",
        Suggestion = "Change it there. A step of this plan that touches what that tool keeps is refused unless it is taken over (-Adopt).",
    };

    // Told on every plan, whether or not it is the plan that shares the switch.
    private static IEnumerable<Finding> Management(PlanDraft draft, HostState[] after) => new NoSeparateManagementNic()
        .Judge(new PracticeCase(after.Where(h => h.Complete).ToArray(), draft.Document.Fabric))
        .Where(f => draft.Hosts.Any(h => h.External is not null && Names.Same(h.Name, f.ComputerName)));

    private static IEnumerable<Finding> OfHost(HostDraft host)
    {
        SwitchDraft external = host.External!;
        foreach (HostAdapter adapter in host.State.HostAdapters.Where(a => Names.Same(a.Switch, external.Reference) && a.Vlan is not PortVlan.Untagged))
        {
            yield return new Finding
            {
                Code = "SwitchVlanIsHostVlan",
                Severity = FindingSeverity.Information,
                Subject = $"{host.Name} host adapter vEthernet ({adapter.Name})",
                ComputerName = host.Name,
                Message = $"Host {host.Name} host adapter vEthernet ({adapter.Name}) on virtual switch {external.Switch.Name} is {adapter.Vlan}; Hyper-V Manager shows this as the switch's VLAN, but it tags the host's frames only and limits no VM.",
                Actual = adapter.Vlan.ToString(),
                Suggestion = "Nothing, if the host's own traffic is meant to be in that VLAN.",
            };
        }
    }

    private static IEnumerable<Finding> SwitchNames(PlanDraft draft)
    {
        IGrouping<string, HostDraft>[] names = draft.Hosts
            .Where(h => h.External is not null)
            .GroupBy(h => h.External!.Switch.Name, Names.Comparer)
            .ToArray();
        if (names.Length < 2)
        {
            yield break;
        }

        string common = names.OrderByDescending(g => g.Count()).First().Key;
        yield return new Finding
        {
            Code = "SwitchNameDiffers",
            Severity = FindingSeverity.Warning,
            Subject = $"virtual switches {Sentence.List(names.Select(g => g.Key))}",
            Message = $"The External switches of the tenants are called {Sentence.List(names.Select(g => $"{g.Key} on {Sentence.List(g.Select(h => h.Name))}"))}; a VM finds its switch by name, so none can move between these hosts.",
            Expected = "one name on all hosts",
            Actual = Sentence.List(names.Select(g => g.Key)),
            Suggestion = $"Give all of them one name, such as {common} (newSwitches.external in the document; Rename-VMSwitch for one that exists).",
        };
    }

    private static IEnumerable<Finding> OfHostOnly(TenantDraft tenant)
    {
        foreach (HostDraft host in tenant.Hosts)
        {
            string vms = Sentence.List(tenant.Members.Where(m => m.Host == host).Select(m => m.Name));
            yield return new Finding
            {
                Code = "PrivateSwitchPinsVm",
                Severity = FindingSeverity.Information,
                Subject = $"tenant {tenant.Name}",
                ComputerName = host.Name,
                Message = $"Private switch {host.Private[tenant].Switch.Name} pins {vms} of tenant {tenant.Name} to host {host.Name}: on another host they would not hear each other.",
                Suggestion = "Keep them there: no live migration, no possible owner besides.",
            };
        }

        if (tenant.Tenant.MembersMayCommunicate is null && tenant.Members.Count > 1)
        {
            yield return new Finding
            {
                Code = "AssumedMembersMayCommunicate",
                Severity = FindingSeverity.Information,
                Subject = $"tenant {tenant.Name}",
                Message = $"Assumed: members of tenant {tenant.Name} may communicate with each other; the document does not say.",
                Suggestion = "Write membersMayCommunicate true, or make a tenant for each member if they may not.",
            };
        }
    }

    // Whoever is in a tenant's VLAN without being in the tenant hears it (site-rules A2), over another External switch or from another host too.
    private static IEnumerable<Finding> Outsiders(PlanDraft draft)
    {
        Dictionary<VlanId, VlanDomain> owners = draft.Domains.Where(d => d.Vlan is not null && !d.IsHostOnly).ToDictionary(d => d.Vlan!.Value);
        foreach (HostDraft host in draft.Hosts)
        {
            var members = new HashSet<(string, string?, string, string?)>(host.Members.Select(m => (m.Vm.Name, m.Vm.Id, m.Adapter.Name, m.Adapter.Id)));
            foreach (VirtualMachine vm in host.State.Vms)
            {
                foreach (VmAdapter adapter in vm.Adapters)
                {
                    if (adapter.Switch is not null
                        && Heard(adapter.Vlan).Where(owners.ContainsKey).Select(v => (VlanId?)v).FirstOrDefault() is VlanId vlan
                        && host.State.FindSwitch(adapter.Switch) is { Type: SwitchType.External } on
                        && !members.Contains((vm.Name, vm.Id, adapter.Name, adapter.Id)))
                    {
                        string where = Names.Same(host.External?.Reference, adapter.Switch)
                            ? string.Empty
                            : $" wherever the physical network joins virtual switch {on.Name} to it";
                        yield return Outsider(host.Name, $"VM {vm.Name} '{adapter.Name}'", vlan, owners[vlan].Owner, adapter.Vlan, where);
                    }
                }
            }
        }
    }

    // A guest on a trunk is a finding of the isolation check.
    private static IEnumerable<VlanId> Heard(PortVlan vlan) => vlan switch
    {
        PortVlan.Access access => [access.Id],
        PortVlan.Isolated isolated => [isolated.Primary],
        PortVlan.Community community => [community.Primary, community.Secondary],
        PortVlan.Promiscuous promiscuous => [promiscuous.Primary, .. promiscuous.Secondaries],
        _ => [],
    };

    private static Finding Outsider(string host, string who, VlanId vlan, string tenant, PortVlan setting, string where) => new()
    {
        Code = "OutsiderInTenantVlan",
        Severity = FindingSeverity.Error,
        Subject = $"{host} {who}",
        ComputerName = host,
        Message = $"Host {host} {who} is in VLAN {vlan}, which is tenant {tenant}'s, and belongs to no tenant in it; it hears the tenant{where}, and this plan does not touch it.",
        Actual = setting.ToString(),
        Suggestion = $"List it as a member of {tenant}, or take it out of VLAN {vlan}.",
    };

    private static Finding TrunkMissesVlan(TrunkRequirement trunk) => new()
    {
        Code = "TrunkMissesVlan",
        Severity = FindingSeverity.Error,
        Subject = trunk.Port.Describe(),
        Message = $"{Capital(trunk.Port.Describe())} to {trunk.ConnectedTo} must carry VLANs {trunk.Tagged} tagged{(trunk.Untagged ? " and untagged frames" : string.Empty)}, and as described it does not.",
        Expected = $"tagged {trunk.Tagged}{(trunk.Untagged ? " and untagged" : string.Empty)}",
        Suggestion = $"Make it a trunk that allows {trunk.Tagged}{(trunk.Untagged ? " and its native VLAN" : string.Empty)}; the network team sets it, no step of this plan does.",
    };

    private static Finding OrderNotChecked(int steps) => new()
    {
        Code = "OrderNotChecked",
        Severity = FindingSeverity.Information,
        Subject = "plan",
        Message = $"The plan has {steps} steps, too many to judge each state between them; a requirement may not hold for a moment while it runs.",
        Suggestion = "Plan for fewer hosts at a time where every moment counts.",
    };

    private static Finding NotRead(HostDraft host) => new()
    {
        Code = "HostNotRead",
        Severity = FindingSeverity.Warning,
        Subject = $"host {host.Name}",
        ComputerName = host.Name,
        Message = $"Host {host.Name} was not read whole ({host.State.Error ?? "no reason given"}); no member is on it, but a VLAN that is in use there may look free.",
        Suggestion = "Read it and plan again before applying.",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
