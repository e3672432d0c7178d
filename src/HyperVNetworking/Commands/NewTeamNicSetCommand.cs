using System;
using System.Collections.Generic;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Commands;

/// <summary>Makes a NIC team with one team NIC for each traffic class and VLAN, or adds the team NICs that a team lacks; what is there is left as it is.</summary>
[Cmdlet(VerbsCommon.New, "TeamNicSet", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(TeamNicSet), typeof(Job))]
public sealed class NewTeamNicSetCommand : TeamSettingsCmdlet
{
    /// <summary>The members. A plain name means that NIC, in use or not; a pattern means free NICs only.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NicNameCompleter))]
    public string[] Member { get; set; } = [];

    private protected override Func<IReadOnlyList<WantedTeam>, IReadOnlyList<HostState>, DateTimeOffset, PlannerResult> Planner => TeamNicPlanner.Create;

    // A blank cell says nothing of a team that is to be made.
    private protected override WantedTeam Describe() => Describe(Member) with { Standby = string.IsNullOrEmpty(StandbyMember) ? null : StandbyMember };
}
