using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Commands;

/// <summary>Makes a virtual switch on each host, where it is not there yet; one run a host, so that one host's failure undoes nothing on another.</summary>
[Cmdlet(VerbsCommon.New, "TenantSwitch", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(TenantSwitch))]
public sealed class NewTenantSwitchCommand : ChangeCmdlet
{
    private readonly List<VirtualSwitch> _wanted = [];

    /// <summary>The name of the virtual switch.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>What it reaches.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public SwitchType SwitchType { get; set; }

    /// <summary>The physical NIC or NIC team that an External switch is bound to; several NICs are Switch Embedded Teaming.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
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
        if (_wanted.Count == 0)
        {
            return;
        }

        IReadOnlyList<HostConnection> connections = ConnectionsOrLocal();
        ValueList<HostState> states = ReadHosts("Reading hosts", connections);
        for (int i = 0; i < states.Count; i++)
        {
            if (states[i].Complete)
            {
                Make(states[i], connections[i]);
            }
        }
    }

    private void Make(HostState host, HostConnection connection)
    {
        var steps = new List<PlanStep>();
        HostState planned = host;
        foreach (VirtualSwitch wanted in _wanted)
        {
            if (planned.FindSwitch(wanted.Name) is VirtualSwitch present)
            {
                TellPresent(host, present, wanted);
                continue;
            }

            var change = new HostChange.CreateSwitch(wanted, null);
            if (!change.CanApplyTo(planned))
            {
                WriteError(SwitchErrors.UplinkNotUsable(host, wanted, wanted.Uplinks.First(u => planned.IsBound(u) || (planned.FindNic(u) is null && planned.FindTeam(u) is null))));
                continue;
            }

            // No host says which NIC carries this connection, so every NIC that a switch would take may be the one (design 8).
            StepRisk risk = wanted.Type == SwitchType.External ? StepRisk.ManagementPath : StepRisk.None;
            steps.Add(new PlanStep { Number = steps.Count + 1, Host = host.Name, Change = change, Reason = "Asked for by New-TenantSwitch.", Risk = risk });
            planned = change.ApplyTo(planned);
        }

        IReadOnlyList<PlanStep> made = Change(host, connection, steps);
        foreach (HostChange.CreateSwitch change in PassThru ? made.Select(s => s.Change).OfType<HostChange.CreateSwitch>() : [])
        {
            WriteObject(Describe(host, change.Switch, created: true));
        }
    }

    private void TellPresent(HostState host, VirtualSwitch present, VirtualSwitch wanted)
    {
        bool isSame = present.Type == wanted.Type
            && (present.Type != SwitchType.External || present.AllowManagementOS == wanted.AllowManagementOS)
            && new HashSet<string>(present.Uplinks, Names.Comparer).SetEquals(wanted.Uplinks);
        if (!isSame)
        {
            WriteError(SwitchErrors.NameTaken(host, present, wanted));
            return;
        }

        WriteVerbose($"{host.Name}: virtual switch {present.Name} is there already.");
        if (PassThru)
        {
            WriteObject(Describe(host, present, created: false));
        }
    }

    private static TenantSwitch Describe(HostState host, VirtualSwitch made, bool created) => new()
    {
        ComputerName = host.Name,
        Name = made.Name,
        SwitchType = made.Type,
        UplinkNic = made.Uplinks,
        AllowManagementOS = made.AllowManagementOS,
        Created = created,
    };
}
