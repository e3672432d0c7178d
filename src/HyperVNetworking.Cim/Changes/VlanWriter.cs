using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Cim.Virtualization.VirtualizationNames;

namespace HyperVNetworking.Cim.Changes;

/// <summary>Sets the VLANs of ports, so that each port goes from its old setting to its new one and never through a third: one Modify and one Remove for all that have a VLAN, one Add a port for a first VLAN (facts A5, design 7).</summary>
internal sealed class VlanWriter
{
    private readonly ICimClient _client;
    private readonly ManagementServices _services;
    private readonly ConnectionWriter _connections;

    /// <summary>Makes a writer.</summary>
    /// <param name="client">The host.</param>
    /// <param name="services">Its management services.</param>
    /// <param name="connections">Adds the ports that are missing.</param>
    public VlanWriter(ICimClient client, ManagementServices services, ConnectionWriter connections)
    {
        _client = client;
        _services = services;
        _connections = connections;
    }

    /// <summary>Sets the VLANs of VM adapters.</summary>
    /// <param name="changes">The changes; no adapter twice.</param>
    /// <param name="cancellationToken">Ends the work between two calls.</param>
    /// <returns>A task that ends when all are made.</returns>
    public async Task ApplyAsync(IReadOnlyList<HostChange.SetAdapterVlan> changes, CancellationToken cancellationToken)
    {
        var settings = new HostSettings(_client);
        var ports = new List<PortChange>();
        foreach (HostChange.SetAdapterVlan change in changes)
        {
            string adapterId = await settings.AdapterIdAsync(change.Adapter, cancellationToken);
            ports.Add(new PortChange(SettingId.OfAllocation(adapterId), change.Adapter.ToString(), change.To));
        }

        await WriteAsync(VmService, settings, ports, cancellationToken);
    }

    /// <summary>Sets the VLANs of host virtual adapters.</summary>
    /// <param name="changes">The changes; no adapter twice.</param>
    /// <param name="cancellationToken">Ends the work between two calls.</param>
    /// <returns>A task that ends when all are made.</returns>
    public async Task ApplyAsync(IReadOnlyList<HostChange.SetHostAdapterVlan> changes, CancellationToken cancellationToken)
    {
        var settings = new HostSettings(_client);
        var ports = new List<PortChange>();
        foreach (HostChange.SetHostAdapterVlan change in changes)
        {
            string switchId = await settings.SwitchIdAsync(change.Switch, cancellationToken);
            ports.Add(new PortChange(await settings.HostAdapterIdAsync(switchId, change.Adapter, cancellationToken), change.Target, change.To));
        }

        await WriteAsync(SwitchService, settings, ports, cancellationToken);
    }

    private async Task WriteAsync(string service, HostSettings settings, List<PortChange> ports, CancellationToken cancellationToken)
    {
        IReadOnlyList<CimRecord> features = await settings.AllAsync(VirtualizationNames.VlanFeature, cancellationToken);
        ILookup<string, CimRecord> existing = SettingId.WithoutTemplates(features).ToLookup(f => SettingId.AllocationOf(SettingId.Of(f)), Names.Comparer);
        ILookup<bool, PortChange> tagged = ports.Where(p => p.Vlan is not PortVlan.Untagged).ToLookup(p => existing.Contains(p.AllocationId));
        PortChange[] untagged = ports.Where(p => p.Vlan is PortVlan.Untagged && existing.Contains(p.AllocationId)).ToArray();
        await ModifyAsync(service, tagged[true].ToArray(), existing, cancellationToken);
        await RemoveAsync(service, untagged, existing, cancellationToken);
        await AddAsync(service, settings, tagged[false].ToArray(), SettingId.DefaultOf(features, VirtualizationNames.VlanFeature), cancellationToken);
    }

    private async Task ModifyAsync(string service, PortChange[] ports, ILookup<string, CimRecord> existing, CancellationToken cancellationToken)
    {
        if (ports.Length > 0)
        {
            string[] texts = ports.Select(p => CimXml.Write(VlanFeature.With(existing[p.AllocationId].First(), p.Vlan))).ToArray();
            await _services.CallAsync(service, "ModifyFeatureSettings", [new CimField("FeatureSettings", CimDataType.StringArray, texts)], Work(ports), cancellationToken);
        }
    }

    private async Task RemoveAsync(string service, PortChange[] ports, ILookup<string, CimRecord> existing, CancellationToken cancellationToken)
    {
        if (ports.Length > 0)
        {
            CimPath[] paths = ports
                .SelectMany(p => existing[p.AllocationId])
                .Select(f => _services.SettingPath(VirtualizationNames.VlanFeature, SettingId.Of(f)))
                .ToArray();
            await _services.CallAsync(service, "RemoveFeatureSettings", [new CimField("FeatureSettings", CimDataType.ReferenceArray, paths)], Work(ports), cancellationToken);
        }
    }

    private async Task AddAsync(string service, HostSettings settings, PortChange[] ports, CimRecord template, CancellationToken cancellationToken)
    {
        if (service == VmService && ports.Length > 0)
        {
            await _connections.AddMissingPortsAsync(settings, ports, cancellationToken);
        }

        await BoundedParallel.ForEachAsync(
            ports,
            port => _services.CallAsync(
                service,
                "AddFeatureSettings",
                [
                    new CimField("AffectedConfiguration", CimDataType.Reference, _services.SettingPath(Allocation, port.AllocationId)),
                    new CimField("FeatureSettings", CimDataType.StringArray, new[] { CimXml.Write(VlanFeature.With(template, port.Vlan)) }),
                ],
                Work([port]),
                cancellationToken),
            cancellationToken);
    }

    private static string Work(PortChange[] ports) => ConnectionWriter.Work("setting the VLAN of", ports.Select(p => $"{p.Port} to {p.Vlan}").ToArray());
}
