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

/// <summary>Finds the parts of LBFO teams by their names: whole classes are read and compared in memory, so that no name ever is a pattern.</summary>
internal sealed class HostTeams
{
    private readonly ICimClient _client;

    /// <summary>Makes a finder.</summary>
    /// <param name="client">The host.</param>
    public HostTeams(ICimClient client) => _client = client;

    /// <summary>A team.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The team's record.</returns>
    /// <exception cref="HostFaultException">There is no such team.</exception>
    public async Task<CimRecord> TeamAsync(string name, CancellationToken cancellationToken)
    {
        IReadOnlyList<CimRecord> teams = await _client.EnumerateAsync(Namespace, Team, cancellationToken);
        return teams.FirstOrDefault(t => Names.Same(t.Text("Name"), name)) ?? throw Missing($"NIC team {name}");
    }

    /// <summary>A member of a team.</summary>
    /// <param name="team">The team's name.</param>
    /// <param name="nic">The NIC.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The member's record.</returns>
    /// <exception cref="HostFaultException">There is no such member.</exception>
    public async Task<CimRecord> MemberAsync(string team, string nic, CancellationToken cancellationToken) =>
        (await PartsAsync(team, TeamMember, cancellationToken)).FirstOrDefault(m => Names.Same(m.Text("Name"), nic))
        ?? throw Missing($"member {nic} of NIC team {team}");

    /// <summary>A team NIC.</summary>
    /// <param name="team">The team's name.</param>
    /// <param name="wanted">What it is or may be, likeliest first: a change that broke off may have left it under the name that Windows gives.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The team NIC's record.</returns>
    /// <exception cref="HostFaultException">There is no such team NIC.</exception>
    public async Task<CimRecord> TeamNicAsync(string team, IReadOnlyList<TeamNic> wanted, CancellationToken cancellationToken)
    {
        IReadOnlyList<CimRecord> all = await PartsAsync(team, StandardCimNames.TeamNic, cancellationToken);
        return wanted.Select(w => all.FirstOrDefault(n => Names.Same(n.Text("Name"), w.Name))).FirstOrDefault(n => n is not null)
            ?? wanted.Select(w => all.FirstOrDefault(n => VlanOf(n) == w.Vlan?.Value)).FirstOrDefault(n => n is not null)
            ?? throw Missing($"team NIC {wanted[0].Name} of NIC team {team}");
    }

    /// <summary>The primary team NIC of a team.</summary>
    /// <param name="team">The team's name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The team NIC's record.</returns>
    /// <exception cref="HostFaultException">There is none.</exception>
    public async Task<CimRecord> PrimaryAsync(string team, CancellationToken cancellationToken) =>
        (await PartsAsync(team, StandardCimNames.TeamNic, cancellationToken)).FirstOrDefault(n => n.Flag("Primary") == true)
        ?? throw Missing($"primary team NIC of NIC team {team}");

    /// <summary>The VLAN of a team NIC.</summary>
    /// <param name="teamNic">The team NIC's record.</param>
    /// <returns>The number; null in default mode.</returns>
    public static long? VlanOf(CimRecord teamNic) => teamNic.Flag("Default") == true ? null : teamNic.Number("VlanID");

    private async Task<IReadOnlyList<CimRecord>> PartsAsync(string team, string className, CancellationToken cancellationToken)
    {
        IReadOnlyList<CimRecord> parts = await _client.EnumerateAsync(Namespace, TeamAdapter, cancellationToken);
        return parts.Where(p => p.ClassName == className && Names.Same(p.Text("Team"), team)).ToArray();
    }

    private HostFaultException Missing(string what) => new(_client.ComputerName, HostFaultKind.NotFound, $"there is no {what}.");
}
