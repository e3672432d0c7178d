using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Execution;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Output;

/// <summary>What -WhatIf and -Confirm say: one line a step, then a total (site-rules E4).</summary>
internal static class StepText
{
    /// <summary>A step in one line: host, place in the plan, object, old and new value, what it means for those who use it, and how it is taken back.</summary>
    public static string Line(PlanStep step, int total, HostState? host, RunOptions options) => string.Format(
        CultureInfo.InvariantCulture,
        "{0} {1}/{2} {3}: {4} -> {5}; {6}undo: {7}",
        step.Host,
        step.Number,
        total,
        Target(step.Change, host),
        step.Change.OldValue,
        step.Change.NewValue,
        Consequence(step, host, options),
        step.Inverse.NewValue);

    /// <summary>The totals of a run.</summary>
    public static string Total(IReadOnlyCollection<PlanStep> steps, IReadOnlyCollection<HostState> states, RunOptions options)
    {
        PlanStep[] outages = steps.Where(s => s.Risk != StepRisk.None).ToArray();
        string outage = Count(outages.Length, "outage");
        if (outages.Length > 0)
        {
            outage += $" ({string.Join("; ", outages.Select(s => $"{s.Host} {s.Change.Target}, {(IsAllowed(s, options) ? "allowed" : "NOT allowed")}"))})";
        }

        DateTimeOffset? oldest = states.Where(s => s.Complete).Min(s => s.ReadAt);
        return string.Format(
            CultureInfo.InvariantCulture,
            "Total: {0}, {1}, {2}, {3}, state {4:HH:mm:ss}Z",
            Count(steps.Select(s => s.Host).Distinct(Names.Comparer).Count(), "host"),
            Count(steps.Count, "step"),
            outage,
            Count(states.Count(s => !s.Complete), "unread host"),
            oldest?.UtcDateTime);
    }

    private static string Count(int number, string noun) =>
        string.Format(CultureInfo.InvariantCulture, "{0} {1}{2}", number, noun, number == 1 ? string.Empty : "s");

    private static bool IsAllowed(PlanStep step, RunOptions options) => step.Risk switch
    {
        StepRisk.ManagementPath => options.AllowManagementPathChange.Contains(step.Host, Names.Comparer),
        StepRisk.Disconnect => options.AllowDisconnect,
        _ => true,
    };

    private static string Target(HostChange change, HostState? host)
    {
        AdapterReference? reference = ReferenceOf(change);
        string? mac = host is null ? null : reference?.FindIn(host)?.MacAddress;
        return mac is null ? change.Target : $"{change.Target} {mac}";
    }

    private static string Consequence(PlanStep step, HostState? host, RunOptions options)
    {
        string allowed = IsAllowed(step, options) ? "allowed" : "NOT allowed";
        bool runs = host?.Vms.FirstOrDefault(v => ReferenceOf(step.Change)?.Means(v) == true)?.State == VmState.Running;
        return step.Risk switch
        {
            StepRisk.ManagementPath => $"changes the management path of {step.Host}, {allowed}; ",
            StepRisk.Disconnect => $"interrupts the network of a running VM, {allowed}; ",
            _ when runs && step.Change is HostChange.SetAdapterVlan => "running, link stays up, guest keeps its IP; ",
            _ => string.Empty,
        };
    }

    private static AdapterReference? ReferenceOf(HostChange change) => change switch
    {
        HostChange.ConnectAdapter connect => connect.Adapter,
        HostChange.SetAdapterVlan vlan => vlan.Adapter,
        _ => null,
    };
}
