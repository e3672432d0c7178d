using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Cim.StandardCim;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Virtualization;

/// <summary>Reads the virtual switches of a host and its host virtual adapters: type and sharing follow from the ports (facts A4).</summary>
internal sealed class SwitchReader
{
    private const long Forwarding = 3;
    private const long Disabled = 3;

    /// <summary>A switch that Windows keeps for itself and shows to nobody (facts A1.6).</summary>
    private const string HiddenSwitch = "161DF6ED-7CE7-450F-8DDB-4603FF64EDFC";

    private readonly PortReader _ports;
    private readonly NicReader _nics;
    private readonly AddressReader _addresses;
    private readonly NicHardwareReader _hardware;
    private readonly ICollection<string> _problems;
    private readonly CimRecord[] _settings;
    private readonly ILookup<string, CimRecord> _hostPorts;
    private readonly ILookup<string, CimRecord> _teaming;
    private readonly ILookup<string, CimRecord> _extensions;
    private readonly Dictionary<string, string> _nameById = new(Names.Comparer);

    /// <summary>Makes a reader.</summary>
    /// <param name="records">The host's records.</param>
    /// <param name="ports">The ports.</param>
    /// <param name="nics">The adapters.</param>
    /// <param name="addresses">How the host speaks over its interfaces.</param>
    /// <param name="hardware">Which of them have RDMA.</param>
    /// <param name="problems">Takes a sentence for each thing that cannot be understood.</param>
    public SwitchReader(HostRecords records, PortReader ports, NicReader nics, AddressReader addresses, NicHardwareReader hardware, ICollection<string> problems)
    {
        _ports = ports;
        _nics = nics;
        _addresses = addresses;
        _hardware = hardware;
        _problems = problems;
        _settings = Live(records.SwitchSettings).ToArray();
        _teaming = SettingId.WithoutTemplates(records.Features)
            .Where(f => f.ClassName == VirtualizationNames.TeamingFeature)
            .ToLookup(f => SettingId.Owner(SettingId.Of(f)), Names.Comparer);
        _extensions = records.Extensions.ToLookup(e => e.Text("SystemName") ?? string.Empty, Names.Comparer);
        _hostPorts = ports.Allocations.ToLookup(a => SettingId.Owner(SettingId.Of(a)), Names.Comparer);
        foreach (IGrouping<string, CimRecord> same in _settings.GroupBy(NameOf, Names.Comparer))
        {
            // Windows allows two switches of one name: the GUID then tells them apart.
            foreach (CimRecord setting in same)
            {
                _nameById[IdOf(setting)] = same.Skip(1).Any() ? IdOf(setting) : same.Key;
            }
        }
    }

    /// <summary>The settings of virtual switches that people see.</summary>
    /// <param name="settings">The Msvm_VirtualEthernetSwitchSettingData records.</param>
    /// <returns>Those without templates and without the hidden switch.</returns>
    public static IEnumerable<CimRecord> Live(IEnumerable<CimRecord> settings) =>
        SettingId.WithoutTemplates(settings).Where(s => !Names.Same(IdOf(s), HiddenSwitch));

    /// <summary>The GUID of a virtual switch.</summary>
    /// <param name="setting">Its settings.</param>
    /// <returns>The GUID.</returns>
    public static string IdOf(CimRecord setting) => SettingId.Owner(SettingId.Of(setting));

    /// <summary>The name of a virtual switch.</summary>
    /// <param name="setting">Its settings.</param>
    /// <returns>The name.</returns>
    public static string NameOf(CimRecord setting) => setting.Text("ElementName") ?? string.Empty;

    /// <summary>The name by which adapters refer to a switch.</summary>
    /// <param name="id">The switch's GUID.</param>
    /// <returns>Its name, its GUID where the name is not unique, or null if there is no such switch.</returns>
    public string? Reference(string? id) => id is not null && _nameById.TryGetValue(id, out string? name) ? name : null;

    /// <summary>The virtual switches.</summary>
    /// <returns>The switches.</returns>
    public IEnumerable<VirtualSwitch> ReadSwitches() => _settings.Select(setting =>
    {
        string id = IdOf(setting);
        string[] devices = _hostPorts[id].SelectMany(HostPort.ExternalDevices).ToArray();
        bool hasInternalPort = _hostPorts[id].Any(HostPort.IsInternal);
        return new VirtualSwitch
        {
            Name = NameOf(setting),
            Id = id,
            Type = devices.Length > 0 ? SwitchType.External : hasInternalPort ? SwitchType.Internal : SwitchType.Private,
            Uplinks = devices.Select(d => Uplink(setting, d)).ToValueList(),
            AllowManagementOS = devices.Length > 0 && hasInternalPort,
            BandwidthMode = BandwidthMode(setting),
            SriovEnabled = setting.Flag("IOVPreferred") == true,
            EmbeddedTeam = devices.Length == 1 && setting.Flag("TeamingEnabled") == true,
            LoadBalancing = LoadBalancing(setting, id),
            ForwardingExtension = ForwardingExtension(id),
            UplinkMirroring = UplinkMirroring(setting, id),
            Notes = Notes(setting),
        };
    });

    /// <summary>The host virtual adapters.</summary>
    /// <returns>The adapters; the name of the internal port is the name in <c>vEthernet (...)</c>.</returns>
    public IEnumerable<HostAdapter> ReadHostAdapters() =>
        from setting in _settings
        from port in _hostPorts[IdOf(setting)]
        where HostPort.IsInternal(port)
        select ReadHostAdapter(setting, port);

    private static string? Notes(CimRecord setting)
    {
        string notes = string.Join("\n", setting.Texts("Notes"));
        return notes.Length == 0 ? null : notes;
    }

    private HostAdapter ReadHostAdapter(CimRecord setting, CimRecord port)
    {
        string name = port.Text("ElementName") ?? string.Empty;
        string what = $"host adapter vEthernet ({name})";
        if (port.Number("EnabledState") == Disabled)
        {
            _problems.Add($"{what} is disconnected, which is how one that was half made is left");
        }

        return new HostAdapter
        {
            Name = name,
            Switch = Reference(IdOf(setting))!,
            Vlan = _ports.Vlan(port, what),
            Isolation = _ports.Isolation(port, what),
            Security = _ports.Security(port, what),
            Bandwidth = _ports.Bandwidth(port, what),
            Offload = _ports.Offload(port, what),
            Acls = _ports.Acls(port),
            TeamMapping = _ports.TeamMapping(port, _nics),

            // Hyper-V keeps an address only where it was told one; Windows names the adapter after its port (facts A1.5, A2.2 walk 7).
            MacAddress = VmAdapterReader.Mac(port.Text("Address")) ?? _nics.AddressOf($"vEthernet ({name})"),
            Rdma = _hardware.Rdma($"vEthernet ({name})"),
            Addressing = _addresses.InUse($"vEthernet ({name})"),
        };
    }

    // Of an extension that nobody disabled is assumed that it works (site-rules B2); ExtensionType 3 is Forwarding.
    private string? ForwardingExtension(string id)
    {
        CimRecord? extension = _extensions[id].FirstOrDefault(e => e.Number("ExtensionType") == Forwarding && e.Number("EnabledState") != Disabled);
        return extension is null ? null : extension.Text("ElementName") is { Length: > 0 } name ? name : extension.Text("Name") ?? "unnamed";
    }

    private PortMirroring UplinkMirroring(CimRecord setting, string id)
    {
        CimRecord? external = _hostPorts[id].FirstOrDefault(p => HostPort.ExternalDevices(p).Any());
        return external is null ? PortMirroring.None : _ports.Security(external, $"the external port of virtual switch {NameOf(setting)}").Mirroring;
    }

    private SwitchBandwidthMode BandwidthMode(CimRecord setting)
    {
        var mode = (SwitchBandwidthMode)(setting.Number("BandwidthReservationMode") ?? 0);
        if (!Enum.IsDefined(typeof(SwitchBandwidthMode), mode))
        {
            _problems.Add($"virtual switch {NameOf(setting)} has bandwidth mode {setting.Number("BandwidthReservationMode")}, which is no known value");
            mode = SwitchBandwidthMode.Default;
        }

        return mode;
    }

    private SetLoadBalancing LoadBalancing(CimRecord setting, string id)
    {
        CimRecord? teaming = setting.Flag("TeamingEnabled") == true ? _teaming[id].FirstOrDefault() : null;
        var algorithm = (SetLoadBalancing)(teaming?.Number("LoadBalancingAlgorithm") ?? (long)SetLoadBalancing.Dynamic);
        if (!Enum.IsDefined(typeof(SetLoadBalancing), algorithm))
        {
            _problems.Add($"virtual switch {NameOf(setting)} has load balancing algorithm {teaming?.Number("LoadBalancingAlgorithm")}, which is no known value");
            algorithm = SetLoadBalancing.Dynamic;
        }

        return algorithm;
    }

    private string Uplink(CimRecord setting, string device)
    {
        string? name = _nics.NameOf(device);
        if (name is null)
        {
            _problems.Add($"virtual switch {NameOf(setting)} is bound to the adapter {NicReader.AdapterId(device)}, which the host does not list");
        }

        return name ?? NicReader.AdapterId(device);
    }
}
