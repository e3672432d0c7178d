using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.StandardCim;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Cim.StandardCim.StandardCimNames;

namespace HyperVNetworking.Cim.Changes;

/// <summary>Makes and changes LBFO teams and their members as the inbox cmdlets do: instances with custom operation options (facts B1.2). What was half made is deleted again.</summary>
internal sealed class TeamWriter
{
    private const uint Active = 0;
    private const uint StandsBy = 1;

    private readonly ICimClient _client;
    private readonly HostTeams _teams;
    private readonly TeamNicWriter _teamNics;

    /// <summary>Makes a writer.</summary>
    /// <param name="client">The host.</param>
    public TeamWriter(ICimClient client)
    {
        _client = client;
        _teams = new HostTeams(client);
        _teamNics = new TeamNicWriter(client);
    }

    /// <summary>Makes a change of a team.</summary>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Ends the work between two calls.</param>
    /// <returns>A task that ends when it is made.</returns>
    public Task ApplyAsync(HostChange change, CancellationToken cancellationToken) => change switch
    {
        HostChange.AddTeam c => AddAsync(c.Team, cancellationToken),
        HostChange.RemoveTeam c => RemoveAsync(c.Team.Name, cancellationToken),
        HostChange.SetTeam c => SetAsync(c.Team, c.From, c.To, cancellationToken),
        HostChange.SetTeamStandby c => SetStandbyAsync(c.Team, c.From, c.To, cancellationToken),
        HostChange.AddTeamMember c => AddMemberAsync(c.Team, c.Nic, cancellationToken),
        HostChange.RemoveTeamMember c => RemoveMemberAsync(c.Team, c.Nic, cancellationToken),
        HostChange.AddTeamNic c => _teamNics.AddAsync(c.Team, c.TeamNic, cancellationToken),
        HostChange.RemoveTeamNic c => _teamNics.RemoveAsync(c.Team, c.TeamNic, cancellationToken),
        HostChange.SetTeamNic c => _teamNics.SetAsync(c.Team, c.From, c.To, cancellationToken),
        _ => throw new NotSupportedException($"{change.GetType().Name} is no change of a team."),
    };

    private async Task AddAsync(NicTeam team, CancellationToken cancellationToken)
    {
        NicTeam wanted = team.InOrder();
        var fields = new List<CimField>
        {
            new("Name", CimDataType.String, wanted.Name),
            new("TeamingMode", CimDataType.UInt32, (uint)wanted.Mode),
            new("LoadBalancingAlgorithm", CimDataType.UInt32, (uint)wanted.LoadBalancing),
        };
        if (wanted.LacpTimer is LacpTimer timer)
        {
            fields.Add(new CimField("LacpTimer", CimDataType.UInt32, (uint)timer));
        }

        // With a VLAN the primary team NIC is renamed anyway, and until then it must not take the name of another interface.
        TeamNic primary = wanted.Interfaces[0];
        CimRecord made = await _client.CreateAsync(
            Namespace,
            new CimRecord(Team, fields),
            [
                new CimField("TeamMembers", CimDataType.StringArray, wanted.Members.Select(Wql.LikePattern).ToArray()),
                new CimField("TeamNicName", CimDataType.String, primary.Name),
            ],
            cancellationToken);
        try
        {
            if (wanted.Standby is not null)
            {
                await SetModeAsync(wanted.Name, wanted.Standby, StandsBy, cancellationToken);
            }

            await _teamNics.SetPrimaryAsync(wanted.Name, primary, cancellationToken);
            foreach (TeamNic teamNic in wanted.Interfaces.Skip(1))
            {
                await _teamNics.AddAsync(wanted.Name, teamNic, cancellationToken);
            }
        }
        catch (Exception e) when (e is HostFaultException or OperationCanceledException)
        {
            await TakeBackAsync(made, wanted.Name, e);
            throw;
        }
    }

    private async Task RemoveAsync(string name, CancellationToken cancellationToken) =>
        await DeleteAsync(await _teams.TeamAsync(name, cancellationToken), cancellationToken);

    private async Task SetAsync(string name, TeamSettings from, TeamSettings to, CancellationToken cancellationToken)
    {
        CimRecord team = await _teams.TeamAsync(name, cancellationToken);
        var fields = new List<CimField> { team.Field("InstanceID")! };
        if (from.Mode != to.Mode)
        {
            fields.Add(new CimField("TeamingMode", CimDataType.UInt32, (uint)to.Mode));
        }

        if (from.LoadBalancing != to.LoadBalancing)
        {
            fields.Add(new CimField("LoadBalancingAlgorithm", CimDataType.UInt32, (uint)to.LoadBalancing));
        }

        if (to.LacpTimer is LacpTimer timer && from.LacpTimer != timer)
        {
            fields.Add(new CimField("LacpTimer", CimDataType.UInt32, (uint)timer));
        }

        await _client.ModifyAsync(Namespace, new CimRecord(Team, fields), [], cancellationToken);
    }

    // One stands by at most: the old one becomes active first.
    private async Task SetStandbyAsync(string team, string? from, string? to, CancellationToken cancellationToken)
    {
        if (from is not null)
        {
            await SetModeAsync(team, from, Active, cancellationToken);
        }

        if (to is not null)
        {
            await SetModeAsync(team, to, StandsBy, cancellationToken);
        }
    }

    private async Task SetModeAsync(string team, string nic, uint mode, CancellationToken cancellationToken)
    {
        CimRecord member = await _teams.MemberAsync(team, nic, cancellationToken);
        if (member.Number("AdministrativeMode") != mode)
        {
            await _client.ModifyAsync(
                Namespace,
                new CimRecord(TeamMember, [member.Field("InstanceID")!, new CimField("AdministrativeMode", CimDataType.UInt32, mode)]),
                [],
                cancellationToken);
        }
    }

    private Task<CimRecord> AddMemberAsync(string team, string nic, CancellationToken cancellationToken) => _client.CreateAsync(
        Namespace,
        new CimRecord(TeamMember, [new CimField("Team", CimDataType.String, team), new CimField("AdministrativeMode", CimDataType.UInt32, Active)]),
        [new CimField("Name", CimDataType.String, Wql.LikePattern(nic))],
        cancellationToken);

    private async Task RemoveMemberAsync(string team, string nic, CancellationToken cancellationToken) =>
        await DeleteAsync(await _teams.MemberAsync(team, nic, cancellationToken), cancellationToken);

    private Task DeleteAsync(CimRecord record, CancellationToken cancellationToken) =>
        _client.DeleteAsync(Namespace, CimPath.Of(record.ClassName, "InstanceID", record.Text("InstanceID")!), cancellationToken);

    private async Task TakeBackAsync(CimRecord made, string name, Exception cause)
    {
        try
        {
            await DeleteAsync(made, CancellationToken.None);
        }
        catch (HostFaultException fault)
        {
            throw new HostFaultException(
                _client.ComputerName,
                fault.Kind,
                $"NIC team {name} is half made ({cause.Message}) and could not be removed again ({fault.Message}): remove it by hand.",
                cause);
        }
    }
}
