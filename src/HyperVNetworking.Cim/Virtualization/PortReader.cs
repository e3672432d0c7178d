using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Cim.StandardCim;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Virtualization;

/// <summary>The port allocations of a host with their features, joined by InstanceID without regard to case (facts A0, A2.2).</summary>
internal sealed class PortReader
{
    private readonly Dictionary<string, CimRecord> _allocations = new(Names.Comparer);
    private readonly ILookup<string, CimRecord> _features;
    private readonly ICollection<string> _problems;

    /// <summary>Joins them.</summary>
    /// <param name="portSettings">The CIM_EthernetPortAllocationSettingData records.</param>
    /// <param name="features">The Msvm_FeatureSettingData records; those of switches are no port's.</param>
    /// <param name="problems">Takes a sentence for each thing that cannot be understood.</param>
    public PortReader(IEnumerable<CimRecord> portSettings, IEnumerable<CimRecord> features, ICollection<string> problems)
    {
        _problems = problems;
        foreach (CimRecord allocation in SettingId.WithoutTemplates(portSettings).Where(p => p.ClassName == VirtualizationNames.Allocation))
        {
            _allocations[SettingId.Of(allocation)] = allocation;
        }

        _features = SettingId.WithoutTemplates(features).ToLookup(f => SettingId.AllocationOf(SettingId.Of(f)), Names.Comparer);

        // A VLAN that belongs to no port we know would otherwise read as untagged.
        foreach (CimRecord stray in _features.Where(f => !_allocations.ContainsKey(f.Key)).SelectMany(f => f).Where(CarriesVlan))
        {
            problems.Add($"the VLAN setting {SettingId.Of(stray)} belongs to no port that the host lists");
        }
    }

    /// <summary>The port allocations.</summary>
    public IEnumerable<CimRecord> Allocations => _allocations.Values;

    /// <summary>A port allocation.</summary>
    /// <param name="instanceId">Its InstanceID.</param>
    /// <returns>The allocation, or null.</returns>
    public CimRecord? Find(string instanceId) => _allocations.TryGetValue(instanceId, out CimRecord? allocation) ? allocation : null;

    /// <summary>The VLAN setting of a port.</summary>
    /// <param name="allocation">The port allocation.</param>
    /// <param name="port">The port as people name it, for problems.</param>
    /// <returns>The setting.</returns>
    public PortVlan Vlan(CimRecord allocation, string port)
    {
        PortVlan vlan = PortVlanReader.Read(Feature(allocation, VirtualizationNames.VlanFeature), out string? problem);
        Report(port, problem);
        return vlan;
    }

    /// <summary>The isolation setting of a port.</summary>
    /// <param name="allocation">The port allocation.</param>
    /// <param name="port">The port as people name it, for problems.</param>
    /// <returns>The setting, or null.</returns>
    public IsolationSetting? Isolation(CimRecord allocation, string port)
    {
        IsolationSetting? isolation = IsolationReader.Read(Features(allocation), out string? problem);
        Report(port, problem);
        return isolation;
    }

    /// <summary>The security settings of a port.</summary>
    /// <param name="allocation">The port allocation.</param>
    /// <param name="port">The port as people name it, for problems.</param>
    /// <returns>The settings; the default if the port has none.</returns>
    public AdapterSecurity Security(CimRecord allocation, string port)
    {
        AdapterSecurity security = PortSettingsReader.Security(Feature(allocation, VirtualizationNames.SecurityFeature), out string? problem);
        Report(port, problem);
        return security;
    }

    /// <summary>The share of the uplink that a port has.</summary>
    /// <param name="allocation">The port allocation.</param>
    /// <param name="port">The port as people name it, for problems.</param>
    /// <returns>The share; the default if the port has none.</returns>
    public AdapterBandwidth Bandwidth(CimRecord allocation, string port)
    {
        AdapterBandwidth bandwidth = PortSettingsReader.Bandwidth(Feature(allocation, VirtualizationNames.BandwidthFeature), out string? problem);
        Report(port, problem);
        return bandwidth;
    }

    /// <summary>The hardware offloads of a port.</summary>
    /// <param name="allocation">The port allocation.</param>
    /// <param name="port">The port as people name it, for problems.</param>
    /// <returns>The offloads; the default if the port has none.</returns>
    public AdapterOffload Offload(CimRecord allocation, string port)
    {
        AdapterOffload offload = PortSettingsReader.Offload(Feature(allocation, VirtualizationNames.OffloadFeature), out string? problem);
        Report(port, problem);
        return offload;
    }

    /// <summary>The port ACLs of a port, plain and extended.</summary>
    /// <param name="allocation">The port allocation.</param>
    /// <returns>The ACLs.</returns>
    public ValueList<PortAcl> Acls(CimRecord allocation) => AclReader.Read(Features(allocation)).ToValueList();

    /// <summary>The member of an embedded team (SET) that a port is mapped to: by its alias, or by its id where it carries no alias.</summary>
    /// <param name="allocation">The port allocation.</param>
    /// <param name="nics">The adapters of the host.</param>
    /// <returns>The mapping; null if the port has none.</returns>
    public TeamMapping? TeamMapping(CimRecord allocation, NicReader nics)
    {
        CimRecord? feature = Feature(allocation, VirtualizationNames.TeamMappingFeature);
        string? id = feature?.Text("NetAdapterDeviceId");
        string? nic = feature?.Text("NetAdapterName") is { Length: > 0 } name ? name : id is null ? null : nics.NameOf(id) ?? id;
        return nic is null ? null : new TeamMapping(nic) { DisableOnFailover = feature!.Number("DisableOnFailover") > 0 };
    }

    private static bool CarriesVlan(CimRecord feature) =>
        feature.ClassName is VirtualizationNames.VlanFeature or VirtualizationNames.IsolationFeature;

    private IEnumerable<CimRecord> Features(CimRecord allocation) => _features[SettingId.Of(allocation)];

    private CimRecord? Feature(CimRecord allocation, string className) => Features(allocation).FirstOrDefault(f => f.ClassName == className);

    private void Report(string port, string? problem)
    {
        if (problem is not null)
        {
            _problems.Add($"{port} {problem}");
        }
    }
}
