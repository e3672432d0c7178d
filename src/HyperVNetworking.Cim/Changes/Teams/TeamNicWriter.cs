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

/// <summary>Makes and changes team NICs with their names and addresses (facts B1.2, B1.3). The calls name the one team NIC, so no other and no member is touched.</summary>
internal sealed class TeamNicWriter
{
    private readonly ICimClient _client;
    private readonly HostTeams _teams;
    private readonly AddressWriter _addresses;

    /// <summary>Makes a writer.</summary>
    /// <param name="client">The host.</param>
    public TeamNicWriter(ICimClient client)
    {
        _client = client;
        _teams = new HostTeams(client);
        _addresses = new AddressWriter(client);
    }

    /// <summary>Adds a team NIC; if it cannot get its addresses it is deleted again.</summary>
    /// <param name="team">The team's name.</param>
    /// <param name="wanted">The team NIC.</param>
    /// <param name="cancellationToken">Ends the work between two calls.</param>
    /// <returns>A task that ends when it is made.</returns>
    public async Task AddAsync(string team, TeamNic wanted, CancellationToken cancellationToken)
    {
        CimRecord made = await _client.CreateAsync(
            Namespace,
            new CimRecord(StandardCimNames.TeamNic,
            [
                new CimField("Team", CimDataType.String, team),
                new CimField("VlanID", CimDataType.UInt32, (uint)(wanted.Vlan?.Value ?? 0)),
                new CimField("Name", CimDataType.String, wanted.Name),
            ]),
            [],
            cancellationToken);
        try
        {
            await _addresses.SetAsync(wanted.Name, InterfaceAddressing.None, wanted.Addressing, cancellationToken);
        }
        catch (Exception e) when (e is HostFaultException or OperationCanceledException)
        {
            await DeleteAsync(made, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Removes a team NIC; Windows takes its addresses with it.</summary>
    /// <param name="team">The team's name.</param>
    /// <param name="existing">The team NIC.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when it is gone.</returns>
    public async Task RemoveAsync(string team, TeamNic existing, CancellationToken cancellationToken) =>
        await DeleteAsync(await _teams.TeamNicAsync(team, [existing], cancellationToken), cancellationToken);

    /// <summary>Gives a team NIC another VLAN, name or address.</summary>
    /// <param name="team">The team's name.</param>
    /// <param name="from">The team NIC as it is.</param>
    /// <param name="to">The team NIC as it is to be.</param>
    /// <param name="cancellationToken">Ends the work between two calls.</param>
    /// <returns>A task that ends when it is so.</returns>
    public async Task SetAsync(string team, TeamNic from, TeamNic to, CancellationToken cancellationToken)
    {
        CimRecord found = await _teams.TeamNicAsync(team, [from, to], cancellationToken);
        await SetVlanAndNameAsync(found, to, cancellationToken);
        await _addresses.SetAsync(to.Name, from.Addressing, to.Addressing, cancellationToken);
    }

    /// <summary>Makes the team NIC that came with a new team what is wanted of it.</summary>
    /// <param name="team">The team's name.</param>
    /// <param name="wanted">The team NIC.</param>
    /// <param name="cancellationToken">Ends the work between two calls.</param>
    /// <returns>A task that ends when it is so.</returns>
    public async Task SetPrimaryAsync(string team, TeamNic wanted, CancellationToken cancellationToken)
    {
        if (wanted.Vlan is not null)
        {
            await SetVlanAndNameAsync(await _teams.PrimaryAsync(team, cancellationToken), wanted, cancellationToken);
        }

        await _addresses.SetAsync(wanted.Name, InterfaceAddressing.None, wanted.Addressing, cancellationToken);
    }

    // Another VLAN gives it the name that Windows makes of it, so the name is looked at after (facts B1.3).
    private async Task SetVlanAndNameAsync(CimRecord found, TeamNic to, CancellationToken cancellationToken)
    {
        CimPath path = CimPath.Of(StandardCimNames.TeamNic, "InstanceID", found.Text("InstanceID")!);
        string? name = found.Text("Name");
        if (HostTeams.VlanOf(found) != to.Vlan?.Value)
        {
            CimField option = to.Vlan is VlanId vlan ? new CimField("VlanID", CimDataType.UInt32, (uint)vlan.Value) : new CimField("Default", CimDataType.Boolean, true);
            await _client.ModifyAsync(Namespace, new CimRecord(StandardCimNames.TeamNic, [found.Field("InstanceID")!]), [option], cancellationToken);
            name = (await _client.GetAsync(Namespace, path, cancellationToken)).Text("Name");
        }

        if (name != to.Name)
        {
            IReadOnlyList<CimRecord> adapters = await _client.EnumerateAsync(Namespace, NetAdapter, cancellationToken);
            CimRecord adapter = adapters.FirstOrDefault(a => Names.Same(a.Text("DeviceID"), found.Text("InstanceID")))
                ?? throw new HostFaultException(_client.ComputerName, HostFaultKind.NotFound, $"team NIC {name} has no network adapter.");
            string[] keys = ["CreationClassName", "DeviceID", "SystemCreationClassName", "SystemName"];
            await _client.InvokeAsync(
                Namespace,
                new CimPath(NetAdapter, keys.Select(k => new KeyValuePair<string, string>(k, adapter.Text(k) ?? string.Empty))),
                "Rename",
                [new CimField("NewName", CimDataType.String, to.Name)],
                cancellationToken);
        }
    }

    private Task DeleteAsync(CimRecord teamNic, CancellationToken cancellationToken) =>
        _client.DeleteAsync(Namespace, CimPath.Of(StandardCimNames.TeamNic, "InstanceID", teamNic.Text("InstanceID")!), cancellationToken);
}
