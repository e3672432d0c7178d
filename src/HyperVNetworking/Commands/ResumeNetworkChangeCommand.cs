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

    internal override RunOptions Options => base.Options with { OnFailure = OnFailure };

    internal override bool Undoes => false;
}
