using System;
using System.Collections.Generic;
using System.Management.Automation;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Commands;

/// <summary>Removes team NICs by VLAN or name; without either, the whole team.</summary>
[Cmdlet(VerbsCommon.Remove, "TeamNicSet", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(TeamNicSet), typeof(Job))]
public sealed class RemoveTeamNicSetCommand : TeamNicSetCmdlet
{
    private protected override Func<IReadOnlyList<WantedTeam>, IReadOnlyList<HostState>, DateTimeOffset, PlannerResult> Planner => TeamNicPlanner.Remove;

    private protected override WantedTeam Describe() => new() { Name = Team };
}
