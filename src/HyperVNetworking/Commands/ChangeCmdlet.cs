using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Threading.Tasks;
using HyperVNetworking.Binding;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Commands;

/// <summary>The third rung: a cmdlet that changes hosts. It asks per step before the first write, and a question that nobody can answer fails before the first write too (site-rules E1).</summary>
public abstract class ChangeCmdlet : HostCmdlet
{
    /// <summary>The hosts whose management path may be changed, by name. Nothing else allows it, <see cref="Force"/> included.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(HostNameCompleter))]
    public string[] AllowManagementPathChange { get; set; } = [];

    /// <summary>Lets running VMs lose their network for the length of a step.</summary>
    [Parameter]
    public SwitchParameter AllowDisconnect { get; set; }

    /// <summary>Asks nothing. It allows nothing that is not allowed without it (site-rules D1).</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    internal RunOptions Options => new()
    {
        AllowManagementPathChange = [.. AllowManagementPathChange],
        AllowDisconnect = AllowDisconnect,
        ThrottleLimit = Throttle,
    };

    /// <summary>Whether this is a dry run.</summary>
    internal bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given)
        ? given is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    /// <summary>Whether a risky step is allowed.</summary>
    internal bool IsAllowed(PlanStep step) => step.Risk switch
    {
        StepRisk.ManagementPath => AllowManagementPathChange.Contains(step.Host, Names.Comparer),
        StepRisk.Disconnect => AllowDisconnect,
        _ => true,
    };

    /// <summary>Asks for one step, as PowerShell's preferences say; prints it in a dry run.</summary>
    internal bool Approve(PlanStep step, int index, int total, HostState? host)
    {
        bool mayAsk = !Force || MyInvocation.BoundParameters.ContainsKey("Confirm");
        if (!mayAsk && !IsWhatIf)
        {
            return true;
        }

        string line = PlanStepText.WhatIf(step, index, total, host);
        try
        {
            return ShouldProcess(line, line + Environment.NewLine + step.Reason, "Change the host?");
        }
        catch (Exception e) when (e is HostException or PSInvalidOperationException or NotImplementedException)
        {
            ThrowTerminatingError(CommandErrors.ConfirmationRequired($"{step.Host} {step.Change.Target}", e));
            throw;
        }
    }

    /// <summary>Runs a plan.</summary>
    internal ChangeReport Execute(NetworkPlan plan, IReadOnlyList<IHostSession> sessions)
    {
        var display = new ProgressDisplay(this, "Changing hosts");
        ChangeReport report = Run((queue, token) => PlanRunner.RunAsync(plan, sessions, Options, queue.Progress(display), token));
        display.Complete();
        return report;
    }

    /// <summary>Asks for each step on one host and runs those that were approved as one plan; in a dry run it tells what would be refused.</summary>
    /// <returns>The steps that now hold; in a dry run, all that were asked for.</returns>
    internal IReadOnlyList<PlanStep> Change(HostState host, HostConnection connection, IReadOnlyList<PlanStep> wanted)
    {
        PlanStep[] steps = wanted.Where(s => Approve(s, s.Number, wanted.Count, host)).ToArray();
        var plan = new NetworkPlan { Document = NetworkDocument.Empty, CreatedAt = SystemClock.Instance.UtcNow, Hosts = [host.Name], Steps = [.. steps] };
        if (IsWhatIf)
        {
            Tell(PlanRunner.Preflight(plan with { Steps = [.. wanted] }, [host], Options));
            return wanted;
        }

        if (steps.Length == 0)
        {
            return [];
        }

        ChangeReport report = Execute(plan, [connection]);
        Tell(report);
        return report.Succeeded ? steps : [];
    }

    /// <summary>Writes what refused a run, or what went wrong in it, as errors.</summary>
    internal void Tell(ChangeReport report)
    {
        Tell(report.Refusals);
        foreach (ChangeFault fault in report.Faults)
        {
            WriteError(CommandErrors.Change(fault, report));
        }
    }

    /// <summary>Writes refusals as errors, but for hosts that could not be read: that was an error when they were read.</summary>
    internal void Tell(IEnumerable<Refusal> refusals)
    {
        foreach (Refusal refusal in refusals.Where(r => r.ErrorId != "HostNotRead"))
        {
            WriteError(CommandErrors.Refused(refusal));
        }
    }
}
