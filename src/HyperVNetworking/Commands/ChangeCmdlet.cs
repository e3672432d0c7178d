using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Binding;
using HyperVNetworking.Changes;
using HyperVNetworking.Cim.Events;
using HyperVNetworking.Cim.Journal;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Jobs;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Commands;

/// <summary>The third rung: a cmdlet that changes hosts. It asks per step before the first write, and a question that nobody can answer fails before the first write too (site-rules E1).</summary>
public abstract class ChangeCmdlet : HostCmdlet, IChangeRunner
{
    // A dry run tells its steps to programs too: as objects, for -InformationVariable.
    private static readonly string[] s_dryRunTags = [nameof(PlanStep)];

    /// <summary>The hosts whose management path may be changed, by name. Nothing else allows it, <see cref="Force"/> included.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(HostNameCompleter))]
    public string[] AllowManagementPathChange { get; set; } = [];

    /// <summary>Lets running VMs lose their network for the length of a step.</summary>
    [Parameter]
    public SwitchParameter AllowDisconnect { get; set; }

    /// <summary>Changes hosts that something else manages, and takes over from it.</summary>
    [Parameter]
    public SwitchParameter Adopt { get; set; }

    /// <summary>Asks nothing. It allows nothing that is not allowed without it (site-rules D1).</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns a job with a child job for each host, and changes them beside the session.</summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }

    /// <inheritdoc/>
    RunOptions IChangeRunner.Options => Options;

    /// <inheritdoc/>
    bool IChangeRunner.IsWhatIf => IsWhatIf;

    internal virtual RunOptions Options => new()
    {
        AllowManagementPathChange = [.. AllowManagementPathChange],
        AllowDisconnect = AllowDisconnect,
        Adopt = Adopt,
        ThrottleLimit = Throttle,
        Journal = new FileJournal(),
        EventLog = ApplicationEventLog.Open(),
    };

    /// <summary>The options with the time for confirming; a way back has a longer one of its own where nobody gave any.</summary>
    /// <param name="options">The options.</param>
    /// <param name="seconds">The time.</param>
    /// <returns>The options with it.</returns>
    private protected RunOptions Confirmed(RunOptions options, int seconds) => MyInvocation.BoundParameters.ContainsKey("ConfirmTimeout")
        ? options.WithConfirmTimeout(TimeSpan.FromSeconds(seconds))
        : options with { ConfirmTimeout = TimeSpan.FromSeconds(seconds) };

    internal override bool MayDisconnect => AllowDisconnect;

    private bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given)
        ? given is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    private bool MayAsk => !Force || MyInvocation.BoundParameters.ContainsKey("Confirm");

    // What ShouldProcess would ask at this module's impact, Medium; a job has nobody to ask.
    private bool MustAsk => MayAsk && (MyInvocation.BoundParameters.TryGetValue("Confirm", out object? given)
        ? given is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.ConvertTo<ConfirmImpact>(GetVariableValue("ConfirmPreference", ConfirmImpact.High)) is ConfirmImpact.Low or ConfirmImpact.Medium);

    /// <inheritdoc/>
    ValueList<HostState> IChangeRunner.ReadHosts(string activity, IReadOnlyList<HostConnection> hosts) => ReadHosts(activity, hosts);

    /// <inheritdoc/>
    bool IChangeRunner.Approve(PlanStep step, int index, int total, HostState? host)
    {
        if (!MayAsk && !IsWhatIf)
        {
            return true;
        }

        if (IsWhatIf)
        {
            WriteInformation(step, s_dryRunTags);
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

    /// <inheritdoc/>
    void IChangeRunner.Preview(string line) => ShouldProcess(line, line, string.Empty);

    /// <inheritdoc/>
    ChangeReport IChangeRunner.Execute(Func<IProgress<HostProgress>, CancellationToken, Task<ChangeReport>> run)
    {
        var display = new ProgressDisplay(this, "Changing hosts");
        ChangeReport report = Run((queue, token) => run(queue.Progress(display), token));
        display.Complete();
        return report;
    }

    /// <inheritdoc/>
    void IChangeRunner.Write(string? host, object value) => WriteObject(value);

    /// <inheritdoc/>
    void IChangeRunner.WriteError(string? host, ErrorRecord error) => WriteError(error);

    /// <inheritdoc/>
    void IChangeRunner.WriteWarning(string? host, string text) => WriteWarning(text);

    /// <inheritdoc/>
    void IChangeRunner.WriteVerbose(string? host, string text) => WriteVerbose(text);

    /// <inheritdoc/>
    void IChangeRunner.Finish(string host, bool failed)
    {
        // The pipeline ends with its last host.
    }

    /// <summary>Does the work here, or in a job where one was asked for. A dry run changes nothing that one could wait for, so it is never a job.</summary>
    internal void Do(ChangeWork work)
    {
        if (!AsJob || IsWhatIf)
        {
            work.Run(this);
            return;
        }

        if (MustAsk)
        {
            ThrowTerminatingError(CommandErrors.ConfirmationInJob(MyInvocation.MyCommand.Name));
        }

        var job = new ChangeJob(MyInvocation.Line.Trim(), Detach(), work, Options);
        JobRepository.Add(job);
        job.Start();
        WriteObject(job);
    }
}
