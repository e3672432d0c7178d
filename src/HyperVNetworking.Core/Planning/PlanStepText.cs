using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>A plan's steps as <c>-WhatIf</c> prints them: one line a step, then a total (site-rules E4).</summary>
public static class PlanStepText
{
    /// <summary>One step. PowerShell puts <c>What if: </c> before it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="index">Its place among the steps that are printed, from 1.</param>
    /// <param name="total">How many are printed.</param>
    /// <param name="host">The host as read, for the MAC address and whether the VM runs; may be null.</param>
    /// <returns>For example <c>HV01 3/14 VM FIN1 [6f1c..] 'Network Adapter' 00155D0A0107: Access 2 -> Access 3; running, link stays up, guest keeps its IP; undo Access 2</c>.</returns>
    public static string WhatIf(PlanStep step, int index, int total, HostState? host = null) =>
        string.Format(
            CultureInfo.InvariantCulture,
            "{0} {1}/{2} {3}: {4} -> {5}; {6}undo {4}",
            step.Host,
            index,
            total,
            Target(step.Change, host),
            step.Change.OldValue,
            step.Change.NewValue,
            Effect(step, host));

    /// <summary>The total.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="states">Its hosts as read.</param>
    /// <param name="isAllowed">Whether a risky step is allowed.</param>
    /// <returns>For example <c>Total: 2 hosts, 14 steps, 1 outage (Host2 virtual switch Switch C about 20 s, NOT allowed), 0 unread hosts, state 03:00:04Z</c>.</returns>
    public static string Total(NetworkPlan plan, IReadOnlyList<HostState> states, Func<PlanStep, bool> isAllowed)
    {
        PlanStep[] outages = plan.Steps.Where(s => s.Risk != StepRisk.None).ToArray();
        int hosts = plan.Steps.Select(s => s.Host).Distinct(Names.Comparer).Count();
        int unread = states.Count(s => !s.Complete);
        DateTimeOffset? oldest = states.Where(s => s.ReadAt is not null).Select(s => s.ReadAt).OrderBy(t => t).FirstOrDefault();
        string list = string.Join(", ", outages.Take(5).Select(s => $"{s.Host} {s.Change.Target} about {StepOutage.SecondsOf(s)} s, {(isAllowed(s) ? "allowed" : "NOT allowed")}"));
        return $"Total: {Count(hosts, "host")}, {Count(plan.Steps.Count, "step")}, {Count(outages.Length, "outage")}"
            + (outages.Length == 0 ? string.Empty : $" ({list}{(outages.Length > 5 ? ", ..." : string.Empty)})")
            + Suffering(plan)
            + $", {Count(unread, "unread host")}"
            + (oldest is DateTimeOffset time ? $", state {time.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}Z" : string.Empty);
    }

    private static string Suffering(NetworkPlan plan)
    {
        const int Shown = 3;
        string list = string.Join(" ", plan.Gaps.Take(Shown).Select(g => g.ToString()));
        return plan.Gaps.Count == 0 ? string.Empty
            : $", {Count(plan.Gaps.Count, "requirement")} {(plan.Gaps.Count == 1 ? "suffers" : "suffer")} ({list}{(plan.Gaps.Count > Shown ? " ..." : string.Empty)})";
    }

    private static string Target(HostChange change, HostState? host)
    {
        if (Adapter(change) is not { IsHostAdapter: false } adapter)
        {
            return change.Target;
        }

        string id = adapter.VmId is string guid ? $" [{guid.Substring(0, Math.Min(4, guid.Length))}..]" : string.Empty;
        string mac = host is not null && (adapter.FindIn(host) as VmAdapter)?.MacAddress is string address ? $" {address}" : string.Empty;
        return $"VM {adapter.VmName}{id} '{adapter.AdapterName}'{mac}";
    }

    private static string Effect(PlanStep step, HostState? host)
    {
        AdapterReference? adapter = Adapter(step.Change);
        VmState? state = host is not null && adapter is not null ? host.Vms.FirstOrDefault(adapter.Means)?.State : null;
        string running = state is VmState known ? known.ToString().ToLowerInvariant() + ", " : string.Empty;
        return step.Risk switch
        {
            _ when host is not null && RdmaRestart.Follows(step.Change, host) => "the adapter restarts, since RDMA takes a VLAN in no other way, and the next step waits until SMB Direct is back; ",
            StepRisk.ManagementPath => "the host's management path moves, its connections may drop for a moment; ",
            StepRisk.Disconnect => $"{running}the network is interrupted; ",
            _ when step.Change is HostChange.SetAdapterVlan && (host is null || adapter?.FindIn(host)?.Switch is not null) => $"{running}link stays up, guest keeps its IP; ",
            _ => running.Length == 0 ? string.Empty : running.Substring(0, running.Length - 2) + "; ",
        };
    }

    private static AdapterReference? Adapter(HostChange change) => (change as HostChange.AdapterChange)?.Adapter;

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? string.Empty : "s")}";
}
