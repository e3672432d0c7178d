using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Changes;
using HyperVNetworking.Model;

namespace HyperVNetworking.Commands;

/// <summary>Sets the VLAN of VM adapters, or of host virtual adapters: row by row from the pipeline, changed together at its end, one run a host.</summary>
[Cmdlet(VerbsCommon.Set, "VmVlanAssignment", DefaultParameterSetName = "VMName", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Output.VlanAssignment), typeof(Job))]
public sealed class SetVmVlanAssignmentCommand : ChangeCmdlet
{
    private readonly List<VlanRow> _rows = [];
    private bool _hostsGiven;

    /// <summary>The VMs by name.</summary>
    [Parameter(ParameterSetName = "VMName", Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(VmNameCompleter))]
    public string[] VMName { get; set; } = [];

    /// <summary>The VMs by GUID.</summary>
    [Parameter(ParameterSetName = "VMId", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] VMId { get; set; } = [];

    /// <summary>The VMs, as Get-VM emits them.</summary>
    [Parameter(ParameterSetName = "VM", Mandatory = true, ValueFromPipeline = true)]
    [Vm]
    [ValidateNotNullOrEmpty]
    public VmArgument[] VM { get; set; } = [];

    /// <summary>The adapters, as Get-VMNetworkAdapter emits them.</summary>
    [Parameter(ParameterSetName = "VMNetworkAdapter", Mandatory = true, ValueFromPipeline = true)]
    [Vm(Adapter = true)]
    [ValidateNotNullOrEmpty]
    public VmArgument[] VMNetworkAdapter { get; set; } = [];

    /// <summary>Means a host virtual adapter; changing one needs <see cref="ChangeCmdlet.AllowManagementPathChange"/>.</summary>
    [Parameter(ParameterSetName = "ManagementOS", Mandatory = true)]
    public SwitchParameter ManagementOS { get; set; }

    /// <summary>Which adapter, where there are several.</summary>
    [Parameter(ParameterSetName = "VMName", ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "VMId", ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "VM")]
    [Parameter(ParameterSetName = "ManagementOS", ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AdapterNameCompleter))]
    public string? VMNetworkAdapterName { get; set; }

    /// <summary>Access mode, which <see cref="VlanId"/> alone means too.</summary>
    [Parameter]
    public SwitchParameter Access { get; set; }

    /// <summary>The VLAN of access mode. A blank one is an error, never untagged.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(VlanIdCompleter))]
    public VlanIdArgument? VlanId { get; set; }

    /// <summary>No VLAN.</summary>
    [Parameter]
    public SwitchParameter Untagged { get; set; }

    /// <summary>Trunk mode.</summary>
    [Parameter]
    public SwitchParameter Trunk { get; set; }

    /// <summary>The VLAN of a trunk's untagged frames; 0 is none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(VlanIdCompleter))]
    public VlanIdArgument? NativeVlanId { get; set; }

    /// <summary>The VLANs that pass a trunk tagged.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [VlanRowList]
    [AllowNull]
    public VlanListArgument? AllowedVlanIdList { get; set; }

    /// <summary>Private VLAN, isolated: heard by promiscuous ports only.</summary>
    [Parameter]
    public SwitchParameter Isolated { get; set; }

    /// <summary>Private VLAN, community: heard by its community and by promiscuous ports.</summary>
    [Parameter]
    public SwitchParameter Community { get; set; }

    /// <summary>Private VLAN, promiscuous: hears the listed secondary VLANs, heard by all of the primary one.</summary>
    [Parameter]
    public SwitchParameter Promiscuous { get; set; }

    /// <summary>The primary VLAN of a private VLAN.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(VlanIdCompleter))]
    public VlanIdArgument? PrimaryVlanId { get; set; }

    /// <summary>The one secondary VLAN of an isolated or community port.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(VlanIdCompleter))]
    public VlanIdArgument? SecondaryVlanId { get; set; }

    /// <summary>The secondary VLANs that a promiscuous port hears.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [VlanRowList]
    [AllowNull]
    public VlanListArgument? SecondaryVlanIdList { get; set; }

    /// <summary>The hosts by name; from the pipeline, the host of that row.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public override string[]? ComputerName { get; set; }

    /// <summary>Returns each adapter with its setting.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        AddTargets();
        _hostsGiven = Connections.Count > 0;
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (VmArgument wanted in Wanted())
        {
            ErrorRecord? error = !wanted.IsManagementOS && string.IsNullOrWhiteSpace(wanted.VMName ?? wanted.VMId) ? Output.VlanErrors.VmNotGiven() : null;
            PortVlan? vlan = error is null ? Setting().Resolve(wanted, out error) : null;
            if (vlan is null)
            {
                WriteError(error);
                continue;
            }

            if (!_hostsGiven && wanted.ComputerName is string host)
            {
                AddComputers([host]);
            }

            _rows.Add(new VlanRow(wanted, vlan));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_rows.Count > 0)
        {
            Do(new VlanWork(ConnectionsOrLocal(), _rows, PassThru));
        }
    }

    private IEnumerable<VmArgument> Wanted()
    {
        // Hosts of the command line are searched all; a host that comes with a row is the host of that row.
        string? host = _hostsGiven && CimSession is null && ClusterName is null ? null : ComputerName?.FirstOrDefault();
        string? adapter = string.IsNullOrEmpty(VMNetworkAdapterName) ? null : VMNetworkAdapterName;
        return ParameterSetName switch
        {
            "VMId" => VMId.Select(id => VmArgument.Of(null, id, adapter, host)),
            "VM" => VM.Select(vm => VmArgument.Of(vm.VMName, vm.VMId, adapter, vm.ComputerName ?? host)),
            "VMNetworkAdapter" => VMNetworkAdapter,
            "ManagementOS" => [VmArgument.OfManagementOS(adapter, host)],
            _ => VMName.Select(name => VmArgument.Of(name, null, adapter, host)),
        };
    }

    private VlanSetting Setting() => new()
    {
        Modes = [.. NamedModes()],
        HasVlanId = MyInvocation.BoundParameters.ContainsKey(nameof(VlanId)),
        AccessId = VlanId,
        Native = NativeVlanId,
        Allowed = AllowedVlanIdList,
        Primary = PrimaryVlanId,
        Secondary = SecondaryVlanId,
        Secondaries = SecondaryVlanIdList,
    };

    private IEnumerable<PortVlanMode> NamedModes() => new (SwitchParameter Given, PortVlanMode Mode)[]
    {
        (Untagged, PortVlanMode.Untagged),
        (Access, PortVlanMode.Access),
        (Trunk, PortVlanMode.Trunk),
        (Isolated, PortVlanMode.Isolated),
        (Community, PortVlanMode.Community),
        (Promiscuous, PortVlanMode.Promiscuous),
    }.Where(m => m.Given).Select(m => m.Mode);
}
