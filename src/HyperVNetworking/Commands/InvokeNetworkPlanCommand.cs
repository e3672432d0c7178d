using System;
using System.Collections.Generic;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Changes;
using HyperVNetworking.Execution;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Commands;

/// <summary>Applies a plan to its hosts as one change that either holds or is undone.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "NetworkPlan", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ChangeReport), typeof(HostState), typeof(Job))]
public sealed class InvokeNetworkPlanCommand : ChangeCmdlet
{
    private readonly List<NetworkPlan> _plans = [];

    /// <summary>The plan.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public NetworkPlan Plan { get; set; } = null!;

    /// <summary>What becomes of the run if a step fails; the report prices each choice.</summary>
    [Parameter]
    public OnFailure OnFailure { get; set; }

    /// <summary>How many nodes of one cluster may be begun and not yet finished at a time.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxHostPerCluster { get; set; } = 1;

    /// <summary>The most steps that the plan may have.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? MaximumChange { get; set; }

    /// <summary>The most seconds that the steps on one host may interrupt something, even where they are allowed by name.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? MaximumOutageSecond { get; set; }

    /// <summary>When no further host begins; hosts that have begun are finished.</summary>
    [Parameter]
    public DateTimeOffset? NotAfter { get; set; }

    /// <summary>How many seconds hosts are read again until two reads agree, and after how many one that lost its way goes back by itself.</summary>
    [Parameter]
    [ValidateRange(0, 86400)]
    public int ConfirmTimeout { get; set; } = 30;

    /// <summary>The folder that the run's journal is kept in; that of the user's data where it is not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    internal override RunOptions Options => Confirmed(base.Options with
    {
        OnFailure = OnFailure,
        MaxHostPerCluster = MaxHostPerCluster,
        MaximumChange = MaximumChange,
        MaximumOutageSecond = MaximumOutageSecond,
        NotAfter = NotAfter,
        Journal = JournalFolder.Of(this, JournalPath),
    }, ConfirmTimeout);

    /// <summary>Returns the hosts as they are afterwards (in a dry run: as they would be) in place of the report.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (!HasHosts)
        {
            ThrowTerminatingError(CommandErrors.HostsNotGiven("-CimSession, -ComputerName or -ClusterName"));
        }

        AddTargets();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (AsJob)
        {
            _plans.Add(Plan);
        }
        else
        {
            Do(new PlanWork(Connections, [Plan], PassThru));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // One job runs all plans in their order: side by side they could meet on a host.
        if (_plans.Count > 0)
        {
            Do(new PlanWork(Connections, _plans, PassThru));
        }
    }
}
