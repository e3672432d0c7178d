using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Drift;

namespace HyperVNetworking.Execution;

/// <summary>Everything that can be known to go wrong before anything is touched.</summary>
internal static class PlanPreflight
{
    /// <summary>The hosts that a plan was made from or has steps on, each once.</summary>
    public static IReadOnlyList<string> HostsOf(NetworkPlan plan) =>
        plan.Hosts.Concat(plan.Steps.Select(s => s.Host)).Distinct(Names.Comparer).ToArray();

    public static IEnumerable<Refusal> Check(NetworkPlan plan, IReadOnlyList<HostState> states, RunOptions options)
    {
        var read = new Dictionary<string, HostState>(Names.Comparer);
        foreach (HostState state in HostExpectation.Merge(states, plan.Document).States)
        {
            read[state.Name] = state;
        }

        foreach (Refusal refusal in RunLimits.Check(plan, options))
        {
            yield return refusal;
        }

        bool fits = true;
        PlanStep[] placed = new VmWhereabouts(states).Rehost(plan.Steps).ToArray();
        ILookup<string, PlanStep> steps = placed.ToLookup(s => s.Host, Names.Comparer);
        foreach (string name in HostsOf(plan))
        {
            if (!states.Any(s => Names.Same(s.Name, name)))
            {
                fits = false;
                yield return NoSession(name);
            }
            else if (!read[name].Complete)
            {
                fits = false;
                yield return new Refusal
                {
                    ErrorId = "HostNotRead",
                    ComputerName = name,
                    Message = $"{name}: could not be read whole ({read[name].Error ?? "no reason given"}); a plan runs on all its hosts or on none, so make it reachable and run again.",
                };
            }
            else
            {
                foreach (Refusal refusal in Steps(read[name], steps[name], options))
                {
                    fits = fits && refusal.ErrorId != "PlanOutdated";
                    yield return refusal;
                }

                if (WaysIn.Check(read[name], steps[name].ToArray()) is Refusal noWay)
                {
                    yield return noWay;
                }
            }
        }

        foreach (Refusal refusal in ClusterOrder.Check(plan, read.Values, options).Concat(ClusterGate.Check(plan, read.Values)))
        {
            yield return refusal;
        }

        if (!fits)
        {
            yield break;
        }

        HostState[] before = read.Values.ToArray();
        HostState[] after = PlannedHosts.After(placed, before);
        foreach (Refusal refusal in RunLimits.CheckPractice(plan, before, after).Concat(RunLimits.CheckIsolation(plan, before, after)))
        {
            yield return refusal;
        }
    }

    /// <summary>A host of the plan is not among those that may be changed.</summary>
    public static Refusal NoSession(string name) => new()
    {
        ErrorId = "HostHasNoSession",
        ComputerName = name,
        Message = $"{name}: the plan was made for this host too, and it is not among the sessions; connect to it, or plan again without it.",
    };

    /// <summary>The first step that does not fit a host as just read; null if all fit.</summary>
    public static Refusal? Misfit(NetworkPlan plan, HostState state, IEnumerable<PlanStep> steps)
    {
        HostState host = HostExpectation.Merge([state], plan.Document).States.First(s => Names.Same(s.Name, state.Name));
        foreach (PlanStep step in steps)
        {
            if (!step.Change.CanApplyTo(host))
            {
                return Outdated(step);
            }

            host = step.Change.ApplyTo(host);
        }

        return null;
    }

    // The steps are tried in order on the state as read; after the first that does not fit, the rest says nothing new.
    public static IEnumerable<Refusal> Steps(HostState host, IEnumerable<PlanStep> steps, RunOptions options)
    {
        string name = host.Name;
        HostState before = host;
        var judgedSteps = new List<PlanStep>();
        foreach (PlanStep step in steps)
        {
            StepRisk judged = StepRisks.Of(step.Change, host);
            StepRisk risk = judged > step.Risk ? judged : step.Risk;
            judgedSteps.Add(step with { Risk = risk });
            if (risk == StepRisk.ManagementPath && !options.AllowManagementPathChange.Contains(host.Name, Names.Comparer))
            {
                yield return Refuse(
                    "ManagementPathChangeNotAllowed",
                    step,
                    $"{step.Change.Target} ({step.Change.NewValue}) changes {Path(step.Change)}, which {host.Name} is managed over; if that is meant, allow it by name: -AllowManagementPathChange {host.Name}.");
            }
            else if (risk == StepRisk.Disconnect && !options.AllowDisconnect)
            {
                yield return Refuse(
                    "DisconnectNotAllowed",
                    step,
                    $"{step.Change.Target} would lose its network for a moment while its VM runs; allow it (-AllowDisconnect) or turn the VM off first.");
            }

            if (StorageAdapterIn(step.Change, host) is string adapter)
            {
                yield return Refuse(
                    "StorageAdapterTouched",
                    step,
                    $"{step.Change.Target} ({step.Change.NewValue}) takes {adapter}, a storage adapter (HBA), which no team and no virtual switch may have; take it out of the plan.");
            }

            if (!options.Adopt && HostOwnership.FindOwner(step.Change, host) is string owner)
            {
                yield return Refuse(
                    "HostManagedElsewhere",
                    step,
                    $"{step.Change.Target} ({step.Change.NewValue}) touches {owner}: whoever manages that would set it back, or be broken by it. Change it there, or take it over (-Adopt).");
            }

            if (!step.Change.CanApplyTo(host))
            {
                yield return Outdated(step);
                yield break;
            }

            host = step.Change.ApplyTo(host);
        }

        foreach (Refusal refusal in UntaggedInstant.Check(before, judgedSteps))
        {
            yield return refusal;
        }

        if (RunLimits.CheckOutage(name, judgedSteps, options) is Refusal tooLong)
        {
            yield return tooLong;
        }
    }

    private static Refusal Outdated(PlanStep step) => Refuse(
        "PlanOutdated",
        step,
        $"{step.Change.Target} is no longer as the plan expects ({step.Change.OldValue}), or what the step needs is not there; plan again.");

    // The planner never takes one; a plan that was written by hand may try.
    private static string? StorageAdapterIn(HostChange change, HostState host)
    {
        IEnumerable<string> taken = change switch
        {
            HostChange.CreateSwitch create => create.Switch.Uplinks,
            HostChange.SetUplinks uplinks => uplinks.To,
            HostChange.AddTeam add => add.Team.Members,
            HostChange.AddTeamMember add => [add.Nic],
            _ => [],
        };
        return taken.FirstOrDefault(n => host.FindNic(n)?.Kind == NicKind.Hba || host.HostBusAdapters.Any(a => Names.Same(a.Name, n)));
    }

    private static string Path(HostChange change) => change switch
    {
        HostChange.CreateSwitch create => $"physical NIC {create.Switch.Uplinks}",
        HostChange.AddTeam add => $"physical NIC {add.Team.Members}",
        HostChange.AddTeamMember add => $"physical NIC {add.Nic}",
        HostChange.SetUplinks uplinks => $"the uplink of {uplinks.Target}",
        HostChange.RemoveSwitch remove => $"host adapter vEthernet ({remove.Switch.Name})",
        _ => change.Target,
    };

    private static Refusal Refuse(string errorId, PlanStep step, string clause) => new()
    {
        ErrorId = errorId,
        ComputerName = step.Host,
        Step = step.Number,
        Message = $"{step.Host}: step {step.Number}, {clause}",
    };
}
