using System.Collections.Generic;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Changes;
using HyperVNetworking.Model;
using HyperVNetworking.Output;

namespace HyperVNetworking.Commands;

/// <summary>Makes a virtual switch on each host, where it is not there yet; one run a host, so that one host's failure undoes nothing on another.</summary>
[Cmdlet(VerbsCommon.New, "TenantSwitch", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(TenantSwitch), typeof(Job))]
public sealed class NewTenantSwitchCommand : ChangeCmdlet
{
    private readonly List<VirtualSwitch> _wanted = [];

    /// <summary>The name of the virtual switch.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SwitchNameCompleter))]
    public string Name { get; set; } = string.Empty;

    /// <summary>What it reaches.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public SwitchType SwitchType { get; set; }

    /// <summary>The physical NIC or NIC team that an External switch is bound to; several NICs are Switch Embedded Teaming.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(UplinkNicCompleter))]
    public string[] UplinkNic { get; set; } = [];

    /// <summary>Shares an External switch with the management OS.</summary>
    [Parameter]
    public SwitchParameter AllowManagementOS { get; set; }

    /// <summary>Returns the switch of each host.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        AddTargets();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        bool external = SwitchType == SwitchType.External;
        ErrorRecord? error = external && UplinkNic.Length == 0 ? SwitchErrors.MissingUplink(Name)
            : !external && (UplinkNic.Length > 0 || AllowManagementOS) ? SwitchErrors.UnexpectedUplink(Name, SwitchType)
            : null;
        if (error is not null)
        {
            WriteError(error);
            return;
        }

        _wanted.Add(new VirtualSwitch { Name = Name, Type = SwitchType, Uplinks = [.. UplinkNic], AllowManagementOS = AllowManagementOS });
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_wanted.Count > 0)
        {
            Do(new SwitchWork(ConnectionsOrLocal(), _wanted, PassThru));
        }
    }
}
