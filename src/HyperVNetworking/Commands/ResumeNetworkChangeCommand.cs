using System.Management.Automation;
using HyperVNetworking.Execution;

namespace HyperVNetworking.Commands;

/// <summary>Finishes a run that was interrupted or stopped.</summary>
[Cmdlet(VerbsLifecycle.Resume, "NetworkChange", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ChangeReport), typeof(Job))]
public sealed class ResumeNetworkChangeCommand : RecoveryCmdlet
{
    /// <summary>What becomes of the whole run if a step fails.</summary>
    [Parameter]
    public OnFailure OnFailure { get; set; }

    /// <summary>How many nodes of one cluster may be begun and not yet finished at a time.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxHostPerCluster { get; set; } = 1;

    internal override RunOptions Options => base.Options with { OnFailure = OnFailure, MaxHostPerCluster = MaxHostPerCluster };

    internal override bool Undoes => false;
}
