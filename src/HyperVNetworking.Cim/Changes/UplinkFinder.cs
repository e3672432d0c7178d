using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.StandardCim;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Changes;

/// <summary>Finds the external port of a NIC or NIC team by its name (facts A1.8).</summary>
internal sealed class UplinkFinder
{
    private readonly ICimClient _client;
    private readonly HostSettings _settings;

    /// <summary>Makes a finder.</summary>
    /// <param name="client">The host.</param>
    /// <param name="settings">What was read of the host.</param>
    public UplinkFinder(ICimClient client, HostSettings settings)
    {
        _client = client;
        _settings = settings;
    }

    /// <summary>The external ports of uplinks.</summary>
    /// <param name="uplinks">Interface aliases, or team names.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A port for each, in their order.</returns>
    /// <exception cref="HostFaultException">An uplink is not there, or no virtual switch can use it.</exception>
    public async Task<IReadOnlyList<CimRecord>> FindAsync(IEnumerable<string> uplinks, CancellationToken cancellationToken)
    {
        IReadOnlyList<CimRecord> adapters = await _client.EnumerateAsync(StandardCimNames.Namespace, StandardCimNames.NetAdapter, cancellationToken);
        var ports = new List<CimRecord>();
        foreach (string uplink in uplinks)
        {
            string device = adapters.FirstOrDefault(a => Names.Same(a.Text("Name"), uplink))?.Text("DeviceID")
                ?? await TeamDeviceAsync(uplink, cancellationToken)
                ?? throw new HostFaultException(_client.ComputerName, HostFaultKind.NotFound, $"the uplink {uplink} is neither an adapter nor a NIC team of this host.");
            ports.Add(await PortAsync(VirtualizationNames.ExternalPort, device, cancellationToken)
                ?? await PortAsync(VirtualizationNames.WiFiPort, device, cancellationToken)
                ?? throw new HostFaultException(_client.ComputerName, HostFaultKind.InvalidParameter, $"the uplink {uplink} cannot carry a virtual switch: Hyper-V lists no external port for it."));
        }

        return ports;
    }

    // A switch on a team is bound to the team NIC in default mode (facts B1.3), whose InstanceID is its adapter's GUID (facts B1.1).
    private async Task<string?> TeamDeviceAsync(string team, CancellationToken cancellationToken)
    {
        IReadOnlyList<CimRecord> adapters = await _client.EnumerateAsync(StandardCimNames.Namespace, StandardCimNames.TeamAdapter, cancellationToken);
        return adapters
            .FirstOrDefault(a => a.ClassName == StandardCimNames.TeamNic && Names.Same(a.Text("Team"), team) && a.Flag("Default") == true)
            ?.Text("InstanceID");
    }

    private async Task<CimRecord?> PortAsync(string className, string device, CancellationToken cancellationToken)
    {
        IReadOnlyList<CimRecord> ports = await _settings.AllAsync(className, cancellationToken);
        return ports.FirstOrDefault(p => Names.Same(NicReader.AdapterId(p.Text("DeviceID") ?? string.Empty), device));
    }
}
