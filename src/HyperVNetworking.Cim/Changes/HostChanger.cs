using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Changes;

/// <summary>Makes changes on a host, batch by batch, each by the writer that knows its kind.</summary>
internal sealed class HostChanger
{
    private readonly ConnectionWriter _connections;
    private readonly VlanWriter _vlans;
    private readonly SwitchWriter _switches;

    /// <summary>Makes a changer.</summary>
    /// <param name="client">The host.</param>
    /// <param name="services">Its management services.</param>
    public HostChanger(ICimClient client, ManagementServices services)
    {
        _connections = new ConnectionWriter(client, services);
        _vlans = new VlanWriter(client, services, _connections);
        _switches = new SwitchWriter(client, services);
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
        HostChange.SetAdapterVlan => _vlans.ApplyAsync(batch.Cast<HostChange.SetAdapterVlan>().ToArray(), cancellationToken),
        HostChange.SetHostAdapterVlan => _vlans.ApplyAsync(batch.Cast<HostChange.SetHostAdapterVlan>().ToArray(), cancellationToken),
        HostChange.ConnectAdapter => _connections.ApplyAsync(batch.Cast<HostChange.ConnectAdapter>().ToArray(), cancellationToken),
        HostChange.CreateSwitch create => _switches.CreateAsync(create.Switch, cancellationToken),
        HostChange.RemoveSwitch remove => _switches.RemoveAsync(remove.Switch, cancellationToken),
        _ => throw new NotSupportedException($"{batch[0].GetType().Name} is a change that no writer knows."),
    };
}
