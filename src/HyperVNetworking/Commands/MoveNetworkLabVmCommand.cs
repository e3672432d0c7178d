using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Lab;
using HyperVNetworking.Output;

namespace HyperVNetworking.Commands;

/// <summary>Moves VMs between the hosts of a lab, whole or in steps, so that one can look at what a script does with VMs on their way.</summary>
[Cmdlet(VerbsCommon.Move, "NetworkLabVm", DefaultParameterSetName = WholeSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(NetworkLab))]
public sealed class MoveNetworkLabVmCommand : NetworkCmdlet
{
    private const string WholeSet = "Whole";
    private const string BeginSet = "Begin";
    private const string EndSet = "End";
    private const string CancelSet = "Cancel";
    private const string DrainSet = "Drain";
    private const string FinishSet = "Finish";

    /// <summary>The labs.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public NetworkLab[] Lab { get; set; } = [];

    /// <summary>The VMs, by name or GUID.</summary>
    [Parameter(Position = 1, Mandatory = true, ParameterSetName = WholeSet)]
    [Parameter(Position = 1, Mandatory = true, ParameterSetName = BeginSet)]
    [Parameter(Position = 1, Mandatory = true, ParameterSetName = EndSet)]
    [Parameter(Position = 1, Mandatory = true, ParameterSetName = CancelSet)]
    [ValidateNotNullOrEmpty]
    [Alias("VMId")]
    [ArgumentCompleter(typeof(VmNameCompleter))]
    public string[] VMName { get; set; } = [];

    /// <summary>The host that the VM is to run on.</summary>
    [Parameter(Position = 2, Mandatory = true, ParameterSetName = WholeSet)]
    [Parameter(Position = 2, Mandatory = true, ParameterSetName = BeginSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(HostNameCompleter))]
    public string? ToHost { get; set; }

    /// <summary>Only begins to move it: a migration job runs, and the VM is planned on the other host.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BeginSet)]
    public SwitchParameter Begin { get; set; }

    /// <summary>Ends a move that was begun.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EndSet)]
    public SwitchParameter End { get; set; }

    /// <summary>Gives a move up that was begun; the VM stays where it was.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CancelSet)]
    public SwitchParameter Cancel { get; set; }

    /// <summary>A host that is drained from now on, one VM after the other, while the lab is asked.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DrainSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(HostNameCompleter))]
    public string? DrainHost { get; set; }

    /// <summary>After how many operations on the lab a move begins or ends.</summary>
    [Parameter(ParameterSetName = DrainSet)]
    [ValidateRange(1, int.MaxValue)]
    public int EveryOperation { get; set; } = 200;

    /// <summary>Ends every move that is under way, and drains no host any more.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FinishSet)]
    public SwitchParameter Finish { get; set; }

    /// <summary>Returns the lab.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (NetworkLab lab in Lab)
        {
            foreach (string? vm in VMName.DefaultIfEmpty())
            {
                Move(lab, vm);
            }

            if (PassThru)
            {
                WriteObject(lab);
            }
        }
    }

    private string Action => ParameterSetName switch
    {
        WholeSet => $"move to host {ToHost}",
        BeginSet => $"begin to move to host {ToHost}",
        EndSet => "end the move",
        CancelSet => "give the move up",
        DrainSet => $"drain, a step every {EveryOperation} operations",
        _ => "end every move",
    };

    private void Move(NetworkLab lab, string? vm)
    {
        if (!ShouldProcess(vm is null ? DrainHost ?? lab.Path ?? "lab" : $"VM {vm}", Action))
        {
            return;
        }

        try
        {
            Move(lab.Migrations, vm ?? string.Empty);
        }
        catch (LabException e)
        {
            WriteError(LabErrors.NotMoved(vm ?? DrainHost, e));
        }
    }

    private void Move(LabMigrations migrations, string vm)
    {
        switch (ParameterSetName)
        {
            case BeginSet:
                migrations.Begin(vm, ToHost!);
                break;
            case EndSet:
                migrations.Complete(vm);
                break;
            case CancelSet:
                migrations.Cancel(vm);
                break;
            case DrainSet:
                migrations.Drain(DrainHost!, EveryOperation);
                break;
            case FinishSet:
                migrations.Finish();
                break;
            default:
                migrations.Begin(vm, ToHost!);
                migrations.Complete(vm);
                break;
        }
    }
}
