using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting.Cim;
using static HyperVNetworking.Cim.Virtualization.VirtualizationNames;

namespace HyperVNetworking.Cim.Changes;

/// <summary>Makes the allocations of host-side ports from the host's template, with the names that the inbox cmdlets give (facts A4).</summary>
internal sealed class HostPortSettings
{
    private readonly ICimClient _client;
    private readonly ManagementServices _services;
    private readonly HostSettings _settings;

    /// <summary>Makes one.</summary>
    /// <param name="client">The host.</param>
    /// <param name="services">Its management services.</param>
    /// <param name="settings">What was read of the host.</param>
    public HostPortSettings(ICimClient client, ManagementServices services, HostSettings settings)
    {
        _client = client;
        _services = services;
        _settings = settings;
    }

    /// <summary>The external port of a virtual switch, and the address of its first NIC.</summary>
    /// <param name="switchName">The switch's name.</param>
    /// <param name="uplinks">Interface aliases, or team names.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The allocation, not yet on the host.</returns>
    public async Task<(CimRecord Allocation, string? Address)> ExternalAsync(string switchName, IEnumerable<string> uplinks, CancellationToken cancellationToken)
    {
        IReadOnlyList<CimRecord> ports = await PortsAsync(uplinks, cancellationToken);
        CimRecord allocation = Port(await TemplateAsync(cancellationToken), switchName + "_External", Paths(ports));
        return (allocation, ports[0].Text("PermanentAddress"));
    }

    /// <summary>An internal port: a host virtual adapter.</summary>
    /// <param name="name">The adapter's name.</param>
    /// <param name="address">The MAC address that it takes over (facts A1.5); null for one that Windows gives.</param>
    /// <param name="connected">False to make it disconnected, so that it can have its settings before anything hears it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The allocation, not yet on the host.</returns>
    public async Task<CimRecord> InternalAsync(string name, string? address, bool connected, CancellationToken cancellationToken)
    {
        CimRecord port = WithConnection(Port(await TemplateAsync(cancellationToken), name, [_services.HostPath().ToString()]), connected);
        return address is null ? port : port.With(new CimField("Address", CimDataType.String, address));
    }

    /// <summary>An external port, bound to other uplinks.</summary>
    /// <param name="allocation">The allocation as it is.</param>
    /// <param name="uplinks">Interface aliases, or team names.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The allocation as it is to be.</returns>
    public async Task<CimRecord> ReboundAsync(CimRecord allocation, IEnumerable<string> uplinks, CancellationToken cancellationToken) =>
        allocation.With(new CimField("HostResource", CimDataType.StringArray, Paths(await PortsAsync(uplinks, cancellationToken))));

    /// <summary>A port, connected or not (facts A1.5).</summary>
    /// <param name="allocation">The allocation as it is.</param>
    /// <param name="connected">Whether it is to be connected.</param>
    /// <returns>The allocation as it is to be.</returns>
    public static CimRecord WithConnection(CimRecord allocation, bool connected) =>
        allocation.With(new CimField("EnabledState", CimDataType.UInt16, connected ? ConnectionWriter.Connected : ConnectionWriter.Disconnected));

    private static CimRecord Port(CimRecord template, string name, string[] hostResource) => template.With(
        new CimField("ElementName", CimDataType.String, name),
        new CimField("EnabledState", CimDataType.UInt16, (ushort)2),
        new CimField("HostResource", CimDataType.StringArray, hostResource));

    private static KeyValuePair<string, string> Key(CimRecord record, string name) => new(name, record.Text(name) ?? string.Empty);

    private async Task<CimRecord> TemplateAsync(CancellationToken cancellationToken) =>
        SettingId.DefaultOf(await _settings.AllAsync(PortSettings, cancellationToken), Allocation);

    private Task<IReadOnlyList<CimRecord>> PortsAsync(IEnumerable<string> uplinks, CancellationToken cancellationToken) =>
        new UplinkFinder(_client, _settings).FindAsync(uplinks, cancellationToken);

    private string[] Paths(IEnumerable<CimRecord> ports) => ports.Select(p => PathOf(p).ToString()).ToArray();

    private CimPath PathOf(CimRecord port) => _services.Path(
        port.ClassName,
        Key(port, "CreationClassName"),
        Key(port, "DeviceID"),
        Key(port, "SystemCreationClassName"),
        Key(port, "SystemName"));
}
