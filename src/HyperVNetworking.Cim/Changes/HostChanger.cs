using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Changes.Features;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Changes;

/// <summary>Makes changes on a host, batch by batch, each by the writer that knows its kind.</summary>
internal sealed class HostChanger
{
    private readonly ConnectionWriter _connections;
    private readonly FeatureWriter _features;
    private readonly SwitchWriter _switches;
    private readonly UplinkWriter _uplinks;
    private readonly HostAdapterWriter _hostAdapters;
    private readonly RdmaAdapters _rdma;
    private readonly TeamWriter _teams;
    private readonly QosWriter _qos;

    /// <summary>Makes a changer.</summary>
    /// <param name="client">The host.</param>
    /// <param name="services">Its management services.</param>
    /// <param name="clock">Tells when patience ends.</param>
    /// <param name="allowDisconnect">Whether a port may be disconnected for a moment where the host changes no VLAN in place.</param>
    public HostChanger(ICimClient client, ManagementServices services, IClock clock, bool allowDisconnect)
    {
        _connections = new ConnectionWriter(client, services);
        _features = new FeatureWriter(client, services, _connections, allowDisconnect);
        _switches = new SwitchWriter(client, services);
        _uplinks = new UplinkWriter(client, services);
        _rdma = new RdmaAdapters(client, clock);
        _hostAdapters = new HostAdapterWriter(client, services, _features, _rdma);
        _teams = new TeamWriter(client);
        _qos = new QosWriter(client);
    }

    /// <summary>Makes the changes in their order.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="cancellationToken">Ends the work between two calls.</param>
    /// <returns>A task that ends when all are made.</returns>
    public async Task ApplyAsync(IEnumerable<HostChange> changes, CancellationToken cancellationToken)
    {
        foreach (IReadOnlyList<HostChange> batch in ChangeBatch.Split(changes))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await ApplyBatchAsync(batch, cancellationToken);
        }
    }

    private Task ApplyBatchAsync(IReadOnlyList<HostChange> batch, CancellationToken cancellationToken) => batch[0] switch
    {
        HostChange.ConnectAdapter => _connections.ApplyAsync(batch.Cast<HostChange.ConnectAdapter>().ToArray(), cancellationToken),
        HostChange.CreateSwitch create => _switches.CreateAsync(create.Switch, cancellationToken),
        HostChange.RemoveSwitch remove => _switches.RemoveAsync(remove.Switch, cancellationToken),
        HostChange.SetUplinks uplinks => _uplinks.ApplyAsync(uplinks, cancellationToken),
        HostChange.AddHostAdapter => _hostAdapters.AddAsync(batch.Cast<HostChange.AddHostAdapter>().Select(c => c.Adapter).ToArray(), cancellationToken),
        HostChange.RemoveHostAdapter => _hostAdapters.RemoveAsync(batch.Cast<HostChange.RemoveHostAdapter>().Select(c => c.Adapter).ToArray(), cancellationToken),
        HostChange.AdapterChange => _rdma.ApplyAsync(batch.Cast<HostChange.AdapterChange>().ToArray(), _features.ApplyAsync, cancellationToken),
        HostChange.AddTeam or HostChange.RemoveTeam or HostChange.TeamChange => _teams.ApplyAsync(batch[0], cancellationToken),
        HostChange.QosChange change => _qos.ApplyAsync(change, cancellationToken),
        _ => throw new NotSupportedException($"{batch[0].GetType().Name} is a change that no writer knows."),
    };
}
