using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Binding;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Changes;

/// <summary>Makes the changes of New-, Set- and Remove-TeamNicSet.</summary>
internal sealed class TeamWork(
    IReadOnlyList<HostConnection> connections,
    IReadOnlyList<WantedTeam> wanted,
    Func<IReadOnlyList<WantedTeam>, IReadOnlyList<HostState>, DateTimeOffset, PlannerResult> planner,
    bool passThru)
    : PlannedWork(connections)
{
    /// <inheritdoc/>
    protected override PlannerResult Plan(IReadOnlyList<HostState> states, DateTimeOffset now) => planner(wanted, states, now);

    /// <inheritdoc/>
    /// <remarks>The traffic class is what was asked for; no host keeps it.</remarks>
    protected override void Write(IChangeRunner runner, IEnumerable<HostState> states)
    {
        foreach (HostState host in passThru ? states : [])
        {
            foreach (NicTeam team in host.Teams.Where(t => wanted.Any(w => Names.Same(w.Name, t.Name))))
            {
                TeamTraffic[] traffic = wanted.Where(w => Names.Same(w.Name, team.Name)).SelectMany(w => w.Traffic).ToArray();
                TeamNicSet set = TeamNicSet.Of(host, team);
                runner.Write(host.Name, set with
                {
                    TeamNic = set.TeamNic.Select(n => n with { Traffic = n.Traffic ?? traffic.FirstOrDefault(t => t.Vlan?.Value == n.VlanId)?.Traffic }).ToArray(),
                });
            }
        }
    }
}
