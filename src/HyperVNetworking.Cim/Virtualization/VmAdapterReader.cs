using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Cim.StandardCim;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Virtualization;

/// <summary>Reads the adapters of VMs and of the configurations that are not live (facts A1.3 to A1.5).</summary>
internal sealed class VmAdapterReader
{
    private readonly ILookup<string, CimRecord> _adapters;
    private readonly PortReader _ports;
    private readonly SwitchReader _switches;
    private readonly NicReader _nics;
    private readonly ICollection<string> _problems;

    /// <summary>Makes a reader.</summary>
    /// <param name="portSettings">The CIM_EthernetPortAllocationSettingData records.</param>
    /// <param name="ports">The ports.</param>
    /// <param name="switches">The virtual switches.</param>
    /// <param name="nics">The adapters of the host.</param>
    /// <param name="problems">Takes a sentence for each thing that cannot be understood.</param>
    public VmAdapterReader(IEnumerable<CimRecord> portSettings, PortReader ports, SwitchReader switches, NicReader nics, ICollection<string> problems)
    {
        _adapters = SettingId.WithoutTemplates(portSettings).Where(IsAdapter).ToLookup(a => SettingId.Owner(SettingId.Of(a)), Names.Comparer);
        _ports = ports;
        _switches = switches;
        _nics = nics;
        _problems = problems;
    }

    /// <summary>Whether a record is a VM adapter, synthetic or legacy.</summary>
    /// <param name="setting">A port setting.</param>
    /// <returns>True for an adapter.</returns>
    public static bool IsAdapter(CimRecord setting) =>
        setting.ClassName is VirtualizationNames.SyntheticAdapter or VirtualizationNames.EmulatedAdapter;

    /// <summary>A MAC address; an adapter that never ran has none yet: empty or all zeros (facts A0).</summary>
    /// <param name="address">The address as the host writes it.</param>
    /// <returns>The address, or null.</returns>
    public static string? Mac(string? address) => string.IsNullOrEmpty(address) || address!.Trim('0').Length == 0 ? null : address;

    /// <summary>The adapters of a configuration.</summary>
    /// <param name="configurationId">The GUID of the VM, or of the checkpoint.</param>
    /// <param name="owner">Whose they are, as people name it.</param>
    /// <returns>The adapters, synthetic before legacy, as a base class enumerates its subclasses in no order that means anything.</returns>
    public IEnumerable<VmAdapter> Read(string configurationId, string owner) =>
        _adapters[configurationId].Select(a => ReadAdapter(owner, a)).OrderBy(a => a.Kind);

    private VmAdapter ReadAdapter(string owner, CimRecord adapter)
    {
        string instanceId = SettingId.Of(adapter);
        string name = adapter.Text("ElementName") ?? VmAdapter.DefaultName;
        string port = $"{owner} '{name}'";
        CimRecord? allocation = _ports.Find(SettingId.OfAllocation(instanceId));
        string[] parts = SettingId.Parts(instanceId);
        return new VmAdapter
        {
            Name = name,
            Id = parts[parts.Length - 1],
            Kind = adapter.ClassName == VirtualizationNames.EmulatedAdapter ? AdapterKind.Legacy : AdapterKind.Synthetic,
            Switch = allocation is null ? null : SwitchOf(allocation, port),
            Vlan = allocation is null ? PortVlan.None : _ports.Vlan(allocation, port),
            Isolation = allocation is null ? null : _ports.Isolation(allocation, port),
            Security = allocation is null ? AdapterSecurity.Default : _ports.Security(allocation, port),
            Bandwidth = allocation is null ? AdapterBandwidth.Default : _ports.Bandwidth(allocation, port),
            Offload = allocation is null ? AdapterOffload.Default : _ports.Offload(allocation, port),
            Acls = allocation is null ? [] : _ports.Acls(allocation),
            TeamMapping = allocation is null ? null : _ports.TeamMapping(allocation, _nics),
            MacAddress = Mac(adapter.Text("Address")),
        };
    }

    private string? SwitchOf(CimRecord allocation, string port)
    {
        const long Disconnected = 3;
        if (allocation.Number("EnabledState") == Disconnected)
        {
            return null;
        }

        IReadOnlyList<string> resources = allocation.Texts("HostResource");
        if (resources.Count == 0 && !string.IsNullOrEmpty(allocation.Text("PoolID")))
        {
            _problems.Add($"{port} is connected through the resource pool {allocation.Text("PoolID")}, so its virtual switch is not known");
            return null;
        }

        // A path to a switch that is gone connects to nothing.
        return resources.Count > 0 && CimPath.TryParse(resources[0], out CimPath? path) ? _switches.Reference(path!["Name"]) : null;
    }
}
