using System.Management.Automation;
using HyperVNetworking.Execution;

namespace HyperVNetworking.Commands;

/// <summary>Takes a run back on all its hosts, exactly, newest step first.</summary>
[Cmdlet(VerbsCommon.Undo, "NetworkChange", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ChangeReport), typeof(Job))]
public sealed class UndoNetworkChangeCommand : RecoveryCmdlet
{
    internal override bool Undoes => true;
}
