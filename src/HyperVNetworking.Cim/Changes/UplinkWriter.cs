using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Cim.Virtualization.VirtualizationNames;

namespace HyperVNetworking.Cim.Changes;

/// <summary>Binds virtual switches to other uplinks by changing their external port in place: re-homing, and the members of SET (facts A4, B1.4).</summary>
internal sealed class UplinkWriter
{
    private readonly ICimClient _client;
    private readonly ManagementServices _services;

    /// <summary>Makes a writer.</summary>
    /// <param name="client">The host.</param>
    /// <param name="services">Its management services.</param>
    public UplinkWriter(ICimClient client, ManagementServices services)
    {
        _client = client;
        _services = services;
    }

    /// <summary>Changes the uplinks of a switch.</summary>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Ends the work between two calls.</param>
    /// <returns>A task that ends when the switch is bound.</returns>
    /// <exception cref="HostFaultException">The switch has no external port, or several uplinks are wanted of one that does not team them.</exception>
    public async Task ApplyAsync(HostChange.SetUplinks change, CancellationToken cancellationToken)
    {
        var settings = new HostSettings(_client);
        string id = await settings.SwitchIdAsync(change.Switch, cancellationToken);
        if (change.To.Count > 1 && !await TeamsAsync(settings, id, cancellationToken))
        {
            throw new HostFaultException(
                _client.ComputerName,
                HostFaultKind.InvalidState,
                $"{change.Target} does not team its uplinks: Switch Embedded Teaming is chosen when a switch is made, so make a new switch for several uplinks.");
        }

        IReadOnlyList<CimRecord> ports = await settings.AllAsync(PortSettings, cancellationToken);
        CimRecord external = SettingId.WithoutTemplates(ports).FirstOrDefault(p => Names.Same(SettingId.Owner(SettingId.Of(p)), id) && HostPort.ExternalDevices(p).Any())
            ?? throw new HostFaultException(_client.ComputerName, HostFaultKind.InvalidState, $"{change.Target} is not External: only such a switch has uplinks.");
        CimRecord rebound = await new HostPortSettings(_client, _services, settings).ReboundAsync(external, change.To, cancellationToken);
        await _services.CallAsync(
            SwitchService,
            "ModifyResourceSettings",
            [new CimField("ResourceSettings", CimDataType.StringArray, new[] { CimXml.Write(rebound) })],
            $"binding {change.Target} to {change.NewValue}",
            cancellationToken);
    }

    private static async Task<bool> TeamsAsync(HostSettings settings, string switchId, CancellationToken cancellationToken)
    {
        IReadOnlyList<CimRecord> switches = await settings.AllAsync(SwitchSettings, cancellationToken);
        return SwitchReader.Live(switches).Any(s => Names.Same(SwitchReader.IdOf(s), switchId) && s.Flag("TeamingEnabled") == true);
    }
}
