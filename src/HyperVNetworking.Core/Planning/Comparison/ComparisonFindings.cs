using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>A comparison as findings.</summary>
internal static class ComparisonFindings
{
    public static Finding Of(StepComparison compared, IReadOnlyList<HostState> hosts)
    {
        PlanStep step = compared.Step;
        string what = $"{step.Host}: step {step.Number}, {step.Change.Target}";
        return compared.State switch
        {
            StepState.Done => Make("StepDone", FindingSeverity.Information, step, $"{what} is {step.Change.NewValue}, as planned.", step.Change.NewValue, "Nothing."),
            StepState.Open => Make("StepOpen", FindingSeverity.Warning, step, $"{what} is still {step.Change.OldValue} and is to be {step.Change.NewValue}.", step.Change.OldValue, "Apply the plan (Invoke-NetworkPlan)."),
            _ => Make(
                "StepDrifted",
                FindingSeverity.Error,
                step,
                $"{what} is {Actual(step, hosts)}, which is neither what the plan found ({step.Change.OldValue}) nor what it wants ({step.Change.NewValue}).",
                Actual(step, hosts),
                "Find out who changed it, and plan again (New-TenantVlanPlan)."),
        };
    }

    public static Finding NotRead(string host) => new()
    {
        Code = "HostNotRead",
        Severity = FindingSeverity.Error,
        Subject = $"host {host}",
        ComputerName = host,
        Message = $"Host {host} is in the plan and was not read whole, so nobody can tell how far it is.",
        Suggestion = "Make it reachable and compare again.",
    };

    public static Finding Besides(PlanStep step) => new()
    {
        Code = "DriftedBesides",
        Severity = FindingSeverity.Error,
        Subject = $"{step.Host} {step.Change.Target}",
        ComputerName = step.Host,
        Message = $"{step.Host}: {step.Change.Target} is {step.Change.OldValue} and was {step.Change.NewValue} or not there when the plan was made; the plan has no step for it. {step.Reason}",
        Expected = step.Change.NewValue,
        Actual = step.Change.OldValue,
        Suggestion = "Find out who changed it, and plan again (New-TenantVlanPlan).",
    };

    public static Finding NoPlanAnyMore(PlannerError error) => new()
    {
        Code = "PlanNoLongerFits",
        Severity = FindingSeverity.Error,
        Subject = error.ComputerName is null ? $"tenant {error.Tenant}" : $"host {error.ComputerName}",
        ComputerName = error.ComputerName,
        Message = $"The document of the plan can no longer be planned ({error.ErrorId}): {error.Message}",
        Suggestion = "Correct what the message names, and plan again (New-TenantVlanPlan).",
    };

    private static Finding Make(string code, FindingSeverity severity, PlanStep step, string message, string actual, string suggestion) => new()
    {
        Code = code,
        Severity = severity,
        Subject = $"{step.Host} {step.Change.Target}",
        ComputerName = step.Host,
        Message = message,
        Expected = step.Change.NewValue,
        Actual = actual,
        Suggestion = suggestion,
    };

    private static string Actual(PlanStep step, IReadOnlyList<HostState> hosts)
    {
        HostState host = hosts.First(h => Names.Same(h.Name, step.Host));
        return step.Change switch
        {
            HostChange.AdapterChange change when change.Adapter.FindIn(host) is IVirtualAdapter adapter => Describe(change, adapter),
            HostChange.AdapterChange { Adapter: { IsHostAdapter: false } adapter } when hosts.FirstOrDefault(h => adapter.FindIn(h) is not null) is HostState other => $"on host {other.Name} now",
            HostChange.AdapterChange => "gone",
            HostChange.CreateSwitch c => Describe(host, c.Switch.Name),
            HostChange.RemoveSwitch r => Describe(host, r.Switch.Name),
            HostChange.SetUplinks u => Describe(host, u.Switch),
            HostChange.QosChange q => host.FindQosPolicy(q.Name)?.ToString() ?? "gone",
            HostChange.AddTeam or HostChange.RemoveTeam or HostChange.TeamChange => TeamCheck.Describe(step.Change, host),
            _ => "otherwise",
        };
    }

    private static string Describe(HostState host, string name) => host.FindSwitch(name) is VirtualSwitch s ? new HostChange.CreateSwitch(s, null).NewValue : "gone";

    private static string Describe(HostChange.AdapterChange change, IVirtualAdapter adapter) => change switch
    {
        HostChange.SetAdapterVlan c => new HostChange.SetAdapterVlan(c.Adapter, adapter.Vlan, c.To).OldValue,
        HostChange.SetAdapterIsolation c => new HostChange.SetAdapterIsolation(c.Adapter, adapter.Isolation, c.To).OldValue,
        HostChange.SetAdapterSecurity c => new HostChange.SetAdapterSecurity(c.Adapter, adapter.Security, c.To).OldValue,
        HostChange.SetAdapterBandwidth c => new HostChange.SetAdapterBandwidth(c.Adapter, adapter.Bandwidth, c.To).OldValue,
        HostChange.SetAdapterOffload c => new HostChange.SetAdapterOffload(c.Adapter, adapter.Offload, c.To).OldValue,
        HostChange.ConnectAdapter c => new HostChange.ConnectAdapter(c.Adapter, adapter.Switch, c.To).OldValue,
        _ => "otherwise",
    };
}
