using System;
using System.Collections.Generic;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Commands;

/// <summary>Changes a NIC team that is there: members one at a time, the standby member, the settings, and its team NICs.</summary>
[Cmdlet(VerbsCommon.Set, "TeamNicSet", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(TeamNicSet), typeof(Job))]
public sealed class SetTeamNicSetCommand : TeamSettingsCmdlet
{
    /// <summary>All members that the team is to have.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NicNameCompleter))]
    public string[] Member { get; set; } = [];

    /// <summary>Another name for the team NIC.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? NewName { get; set; }

    private protected override Func<IReadOnlyList<WantedTeam>, IReadOnlyList<HostState>, DateTimeOffset, PlannerResult> Planner => TeamNicPlanner.Change;

    private protected override WantedTeam Describe() => Describe(Member);

    private protected override TeamTraffic? ReadRow(string? host, out ErrorRecord? error) =>
        base.ReadRow(host, out error) is TeamTraffic row ? row with { NewName = string.IsNullOrWhiteSpace(NewName) ? null : NewName } : null;
}
