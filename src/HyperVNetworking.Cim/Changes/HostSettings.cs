using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Changes;

/// <summary>What a batch of changes must know of the host before it writes; each class is read once and only if it is needed.</summary>
internal sealed class HostSettings
{
    private readonly ICimClient _client;
    private readonly Dictionary<string, IReadOnlyList<CimRecord>> _read = new(StringComparer.Ordinal);
    private Dictionary<string, CimRecord>? _portsById;

    /// <summary>Makes an empty one.</summary>
    /// <param name="client">The host.</param>
    public HostSettings(ICimClient client) => _client = client;

    /// <summary>All records of a class, templates included.</summary>
    /// <param name="className">The class.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The records.</returns>
    public async Task<IReadOnlyList<CimRecord>> AllAsync(string className, CancellationToken cancellationToken)
    {
        if (!_read.TryGetValue(className, out IReadOnlyList<CimRecord>? records))
        {
            records = await _client.EnumerateAsync(VirtualizationNames.Namespace, className, cancellationToken);
            _read[className] = records;
        }

        return records;
    }

    /// <summary>The port setting of an InstanceID.</summary>
    /// <param name="instanceId">The InstanceID.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The setting, or null.</returns>
    public async Task<CimRecord?> PortSettingAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (_portsById is null)
        {
            _portsById = new Dictionary<string, CimRecord>(Names.Comparer);
            foreach (CimRecord setting in await AllAsync(VirtualizationNames.PortSettings, cancellationToken))
            {
                _portsById[SettingId.Of(setting)] = setting;
            }
        }

        return _portsById.TryGetValue(instanceId, out CimRecord? found) ? found : null;
    }

    /// <summary>The InstanceID of an adapter's port allocation; that of a VM adapter which was never connected is not there yet.</summary>
    /// <param name="adapter">The reference.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The InstanceID.</returns>
    /// <exception cref="HostFaultException">There is no such adapter, or there are several.</exception>
    public async Task<string> AllocationIdAsync(AdapterReference adapter, CancellationToken cancellationToken) => adapter.IsHostAdapter
        ? await HostAdapterIdAsync(await SwitchIdAsync(adapter.Switch ?? string.Empty, cancellationToken), adapter.AdapterName, cancellationToken)
        : SettingId.OfAllocation(await AdapterIdAsync(adapter, cancellationToken));

    /// <summary>The InstanceID of a VM adapter: from the GUIDs where the reference has both, else by names that must be unique.</summary>
    /// <param name="adapter">The reference.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The InstanceID.</returns>
    /// <exception cref="HostFaultException">There is no such adapter, or there are several.</exception>
    public async Task<string> AdapterIdAsync(AdapterReference adapter, CancellationToken cancellationToken)
    {
        if (adapter.VmId is not null && adapter.AdapterId is not null)
        {
            return SettingId.OfAdapter(adapter.VmId, adapter.AdapterId);
        }

        IReadOnlyList<CimRecord> systems = await AllAsync(VirtualizationNames.SystemSettings, cancellationToken);
        IReadOnlyList<CimRecord> ports = await AllAsync(VirtualizationNames.PortSettings, cancellationToken);
        var owners = new HashSet<string>(VmReader.Live(systems).Where(s => IsMeant(adapter, s)).Select(s => SettingId.Owner(SettingId.Of(s))), Names.Comparer);
        string[] found = ports
            .Where(p => VmAdapterReader.IsAdapter(p) && owners.Contains(SettingId.Owner(SettingId.Of(p))) && IsMeantAdapter(adapter, p))
            .Select(SettingId.Of)
            .ToArray();
        return Only(found, adapter.ToString());
    }

    /// <summary>The GUID of a virtual switch.</summary>
    /// <param name="reference">Its name or GUID.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The GUID.</returns>
    /// <exception cref="HostFaultException">There is no such switch, or there are several.</exception>
    public async Task<string> SwitchIdAsync(string reference, CancellationToken cancellationToken)
    {
        IReadOnlyList<CimRecord> settings = await AllAsync(VirtualizationNames.SwitchSettings, cancellationToken);
        string[] ids = SwitchReader.Live(settings)
            .Where(s => Names.Same(SwitchReader.IdOf(s), reference) || Names.Same(SwitchReader.NameOf(s), reference))
            .Select(SwitchReader.IdOf)
            .ToArray();
        return Only(ids, $"virtual switch {reference}");
    }

    /// <summary>The port allocation of a host virtual adapter.</summary>
    /// <param name="switchId">The GUID of its virtual switch.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The InstanceID of the allocation.</returns>
    /// <exception cref="HostFaultException">There is no such adapter, or there are several.</exception>
    public async Task<string> HostAdapterIdAsync(string switchId, string name, CancellationToken cancellationToken)
    {
        IReadOnlyList<CimRecord> ports = await AllAsync(VirtualizationNames.PortSettings, cancellationToken);
        string[] found = SettingId.WithoutTemplates(ports)
            .Where(p => HostPort.IsInternal(p) && Names.Same(SettingId.Owner(SettingId.Of(p)), switchId) && Names.Same(p.Text("ElementName"), name))
            .Select(SettingId.Of)
            .ToArray();
        return Only(found, $"host adapter vEthernet ({name})");
    }

    private string Only(string[] found, string what) => found.Length switch
    {
        1 => found[0],
        0 => throw new HostFaultException(_client.ComputerName, HostFaultKind.NotFound, $"{what} is not there: read the host again and plan anew."),
        _ => throw new HostFaultException(_client.ComputerName, HostFaultKind.InvalidParameter, $"{what} is there {found.Length} times: name it by its GUID ({string.Join(", ", found)})."),
    };

    private static bool IsMeant(AdapterReference adapter, CimRecord system) => adapter.VmId is string id
        ? Names.Same(SettingId.Owner(SettingId.Of(system)), id)
        : Names.Same(system.Text("ElementName"), adapter.VmName);

    private static bool IsMeantAdapter(AdapterReference adapter, CimRecord port) => adapter.AdapterId is string id
        ? Names.Same(SettingId.Of(port), SettingId.OfAdapter(SettingId.Owner(SettingId.Of(port)), id))
        : Names.Same(port.Text("ElementName"), adapter.AdapterName);
}
