using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Changes;
using HyperVNetworking.Execution;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Commands;

/// <summary>The fourth rung: a cmdlet that changes teams with their team NICs. Rows are gathered, by team, and become one change over all hosts when the input ends.</summary>
public abstract class TeamNicSetCmdlet : ChangeCmdlet
{
    private readonly List<WantedTeam> _wanted = [];
    private bool _hostsGiven;

    /// <summary>The NIC team.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TeamNameCompleter))]
    public string Team { get; set; } = string.Empty;

    /// <summary>The VLAN of the team NIC. A blank one is an error.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public VlanIdArgument? VlanId { get; set; }

    /// <summary>The name of the team NIC.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(TeamNicNameCompleter))]
    public string? Name { get; set; }

    /// <summary>What becomes of the run if a step fails.</summary>
    [Parameter]
    public OnFailure OnFailure { get; set; }

    /// <summary>Returns the teams as they are afterwards; in a dry run, as they would be.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The hosts by name; from the pipeline, the host of that row.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public override string[]? ComputerName { get; set; }

    internal override RunOptions Options => base.Options with { OnFailure = OnFailure };

    private protected abstract Func<IReadOnlyList<WantedTeam>, IReadOnlyList<HostState>, DateTimeOffset, PlannerResult> Planner { get; }

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
        string? host = _hostsGiven && CimSession is null && ClusterName is null ? null : ComputerName?.FirstOrDefault();
        TeamTraffic? traffic = ReadRow(host, out ErrorRecord? error);
        if (error is not null)
        {
            WriteError(error);
            _wanted.Add(new WantedTeam { Name = string.Empty });
            return;
        }

        if (!_hostsGiven && host is not null && !Connections.Any(c => Names.Same(c.ComputerName, host)))
        {
            AddComputers([host]);
        }

        WantedTeam row = Describe();
        int known = _wanted.FindIndex(w => Names.Same(w.Name, row.Name));
        if (known < 0)
        {
            _wanted.Add(row with { Traffic = traffic is null ? [] : [traffic] });
        }
        else if (_wanted[known] with { Traffic = [], Name = row.Name } != row)
        {
            WriteError(TrafficErrors.RowsDiffer(row.Name));
            _wanted.Add(new WantedTeam { Name = string.Empty });
        }
        else
        {
            _wanted[known] = _wanted[known] with { Traffic = traffic is null ? _wanted[known].Traffic : _wanted[known].Traffic.Add(traffic) };
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // A row that is wrong is half a team: nothing of it is made.
        if (_wanted.Count > 0 && _wanted.TrueForAll(w => w.Name.Length > 0))
        {
            Do(new TeamWork(ConnectionsOrLocal(), _wanted, Planner, PassThru));
        }
    }

    /// <summary>What the row says of the team itself.</summary>
    private protected abstract WantedTeam Describe();

    /// <summary>What the row says of a team NIC; null if it says nothing.</summary>
    private protected virtual TeamTraffic? ReadRow(string? host, out ErrorRecord? error)
    {
        error = null;

        // An object's null is default mode; a blank cell is somebody's mistake.
        VlanId? vlan = VlanId?.Resolve(nameof(VlanId), $"NIC team {Team}", out error);
        error = VlanId?.ToString().Length == 0 ? TrafficErrors.VlanIdBlank(Team) : error;
        string? name = string.IsNullOrWhiteSpace(Name) ? null : Name;
        return error is not null || (vlan is null && name is null) ? null : new TeamTraffic { Vlan = vlan, Name = name, ComputerName = host };
    }
}
