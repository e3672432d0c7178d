using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Virtualization;

/// <summary>Reads the VMs of a host as they are configured now: checkpoints, replicas and planned VMs have settings of their own and are kept apart (site-rules A5).</summary>
internal sealed class VmReader
{
    private readonly HostRecords _records;
    private readonly PortReader _ports;
    private readonly SwitchReader _switches;
    private readonly ICollection<string> _problems;

    /// <summary>Makes a reader.</summary>
    /// <param name="records">The host's records.</param>
    /// <param name="ports">The ports.</param>
    /// <param name="switches">The virtual switches.</param>
    /// <param name="problems">Takes a sentence for each thing that cannot be understood.</param>
    public VmReader(HostRecords records, PortReader ports, SwitchReader switches, ICollection<string> problems)
    {
        _records = records;
        _ports = ports;
        _switches = switches;
        _problems = problems;
    }

    /// <summary>The live configurations.</summary>
    /// <param name="settings">The Msvm_VirtualSystemSettingData records.</param>
    /// <returns>One a VM.</returns>
    public static IEnumerable<CimRecord> Live(IEnumerable<CimRecord> settings) =>
        SettingId.WithoutTemplates(settings).Where(s => Names.Same(s.Text("VirtualSystemType"), VirtualizationNames.Realized));

    /// <summary>Whether a record is a VM adapter, synthetic or legacy.</summary>
    /// <param name="setting">A port setting.</param>
    /// <returns>True for an adapter.</returns>
    public static bool IsAdapter(CimRecord setting) =>
        setting.ClassName is VirtualizationNames.SyntheticAdapter or VirtualizationNames.EmulatedAdapter;

    /// <summary>The VMs.</summary>
    /// <returns>The VMs with their adapters, synthetic before legacy, as a base class enumerates its subclasses in no order that means anything.</returns>
    public IEnumerable<VirtualMachine> Read()
    {
        Dictionary<string, CimRecord> systems = ByKey(_records.Systems, "Name");
        Dictionary<string, CimRecord> heartbeats = ByKey(_records.Heartbeats, "SystemName");
        ILookup<string, CimRecord> adapters = SettingId.WithoutTemplates(_records.PortSettings)
            .Where(IsAdapter)
            .ToLookup(a => SettingId.Owner(SettingId.Of(a)), Names.Comparer);
        foreach (CimRecord setting in Live(_records.SystemSettings))
        {
            string id = SettingId.Owner(SettingId.Of(setting));
            string name = setting.Text("ElementName") ?? id;
            VmState state = State(systems.TryGetValue(id, out CimRecord? system) ? system.Number("EnabledState") : null);
            yield return new VirtualMachine
            {
                Name = name,
                Id = id,
                State = state,
                Adapters = adapters[id].Select(a => ReadAdapter(name, a)).OrderBy(a => a.Kind).ToValueList(),
                IntegrationServices = state == VmState.Running && heartbeats.TryGetValue(id, out CimRecord? heartbeat)
                    ? Services(heartbeat)
                    : IntegrationServicesState.Unknown,
            };
        }
    }

    private VmAdapter ReadAdapter(string vmName, CimRecord adapter)
    {
        string instanceId = SettingId.Of(adapter);
        string name = adapter.Text("ElementName") ?? VmAdapter.DefaultName;
        string port = $"VM {vmName} '{name}'";
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

    // What is between two states can still send, so it counts as running.
    private static VmState State(long? enabledState) => enabledState switch
    {
        3 => VmState.Off,
        6 or 32769 => VmState.Saved,
        9 or 32768 => VmState.Paused,
        _ => VmState.Running,
    };

    private static IntegrationServicesState Services(CimRecord heartbeat) => (heartbeat["OperationalStatus"] as ushort[] ?? []).FirstOrDefault() switch
    {
        2 => IntegrationServicesState.Running,
        3 => IntegrationServicesState.Outdated,
        12 => IntegrationServicesState.Missing,
        _ => IntegrationServicesState.Unknown,
    };

    // An adapter that never ran has no address yet: empty or all zeros (facts A0).
    private static string? Mac(string? address) => string.IsNullOrEmpty(address) || address!.Trim('0').Length == 0 ? null : address;

    private static Dictionary<string, CimRecord> ByKey(IEnumerable<CimRecord> records, string property)
    {
        var byKey = new Dictionary<string, CimRecord>(Names.Comparer);
        foreach (CimRecord record in records)
        {
            byKey[record.Text(property) ?? string.Empty] = record;
        }

        return byKey;
    }
}
