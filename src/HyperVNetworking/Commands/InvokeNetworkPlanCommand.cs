using System.Collections.Generic;
using System.Management.Automation;
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

    /// <summary>Returns the hosts as they are afterwards (in a dry run: as they would be) in place of the report.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (CimSession is null && ComputerName is null)
        {
            ThrowTerminatingError(CommandErrors.HostsNotGiven("-CimSession or -ComputerName"));
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
