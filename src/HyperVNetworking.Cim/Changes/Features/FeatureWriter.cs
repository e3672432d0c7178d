using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Cim.Virtualization.VirtualizationNames;

namespace HyperVNetworking.Cim.Changes.Features;

/// <summary>Sets the features of ports, so that each port goes from its old setting to its new one and never through a third: one Modify and one Remove for all that have the feature, one Add a port for the first (facts A5, design 7).</summary>
internal sealed class FeatureWriter
{
    private readonly ICimClient _client;
    private readonly ManagementServices _services;
    private readonly ConnectionWriter _connections;
    private readonly FeatureCalls _calls;
    private readonly bool _allowDisconnect;

    /// <summary>Makes a writer.</summary>
    /// <param name="client">The host.</param>
    /// <param name="services">Its management services.</param>
    /// <param name="connections">Adds the ports that are missing.</param>
    /// <param name="allowDisconnect">Whether a port may be disconnected for a moment where the host changes no VLAN in place.</param>
    public FeatureWriter(ICimClient client, ManagementServices services, ConnectionWriter connections, bool allowDisconnect)
    {
        _client = client;
        _services = services;
        _connections = connections;
        _calls = new FeatureCalls(services);
        _allowDisconnect = allowDisconnect;
    }

    /// <summary>Sets one kind of setting of adapters.</summary>
    /// <param name="changes">The changes; no adapter twice.</param>
    /// <param name="cancellationToken">Ends the work between two calls.</param>
    /// <returns>A task that ends when all are made.</returns>
    public async Task ApplyAsync(IReadOnlyList<HostChange.AdapterChange> changes, CancellationToken cancellationToken)
    {
        var settings = new HostSettings(_client);
        var ports = new List<PortFeature>();
        foreach (HostChange.AdapterChange change in changes)
        {
            string allocation = await settings.AllocationIdAsync(change.Adapter, cancellationToken);
            string service = change.Adapter.IsHostAdapter ? SwitchService : VmService;
            ports.AddRange(WantedFeature.Of(change).Select(wanted => new PortFeature(allocation, service, change.Target, wanted)));
        }

        await WriteAsync(settings, ports, cancellationToken);
    }

    /// <summary>Gives ports their features, class by class.</summary>
    /// <param name="settings">What was read of the host.</param>
    /// <param name="ports">The features that ports are to have.</param>
    /// <param name="cancellationToken">Ends the work between two calls.</param>
    /// <returns>A task that ends when all have them.</returns>
    public async Task WriteAsync(HostSettings settings, IEnumerable<PortFeature> ports, CancellationToken cancellationToken)
    {
        foreach (IGrouping<(string Service, string ClassName), PortFeature> batch in ports.GroupBy(p => (p.Service, p.Wanted.ClassName)))
        {
            IReadOnlyList<CimRecord> features = await settings.AllAsync(batch.Key.ClassName, cancellationToken);
            var work = FeatureWork.Of(batch, features);
            await ModifyAsync(batch.Key.Service, settings, work.Modified, cancellationToken);
            await _calls.RemoveAsync(batch.Key.Service, work.Removed, cancellationToken);
            await AddAsync(batch.Key.Service, settings, work.Added, cancellationToken);
        }
    }

    /// <summary>Whether a fault may be the provider's no to a value, and not the connection's or the account's.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>True if so.</returns>
    public static bool IsRefusal(HostFaultException fault) =>
        fault.Kind is HostFaultKind.Failed or HostFaultKind.InvalidParameter or HostFaultKind.InvalidState or HostFaultKind.NotSupported;

    private async Task ModifyAsync(string service, HostSettings settings, IReadOnlyList<(PortFeature Port, CimRecord Feature)> features, CancellationToken cancellationToken)
    {
        try
        {
            await _calls.ModifyAsync(service, features, cancellationToken);
        }
        catch (HostFaultException fault) when (features[0].Feature.ClassName == Virtualization.VirtualizationNames.VlanFeature && IsRefusal(fault))
        {
            if (!_allowDisconnect && !await VlanReplacement.CutsNobodyOffAsync(settings, features, cancellationToken))
            {
                throw new HostFaultException(
                    _client.ComputerName,
                    fault.Kind,
                    $"{fault.Message.Substring(_client.ComputerName.Length + 2)} If this host changes no VLAN in place, the adapter must be disconnected for a moment, since a connected one would be in no VLAN in between: allow it (-AllowDisconnect).",
                    fault);
            }

            await new VlanReplacement(_client, _services, _calls).ReplaceAsync(service, settings, features, cancellationToken);
        }
    }

    private async Task AddAsync(string service, HostSettings settings, IReadOnlyList<(PortFeature Port, CimRecord Feature)> features, CancellationToken cancellationToken)
    {
        if (service == VmService && features.Count > 0)
        {
            await _connections.AddMissingPortsAsync(settings, features.Select(f => f.Port).ToArray(), cancellationToken);
        }

        await _calls.AddAsync(service, features, cancellationToken);
    }
}
