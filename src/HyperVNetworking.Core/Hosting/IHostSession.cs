using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Model;

namespace HyperVNetworking.Hosting;

/// <summary>A Hyper-V host that can be read and changed; over CIM for a real host and for the lab alike.</summary>
public interface IHostSession : IDisposable
{
    /// <summary>The host's name.</summary>
    string ComputerName { get; }

    /// <summary>Reads the host's network whole, in a number of round trips that does not grow with its VMs.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The state, with the time it was read.</returns>
    /// <exception cref="HostFaultException">The host did not answer or refused.</exception>
    Task<HostState> ReadStateAsync(CancellationToken cancellationToken);

    /// <summary>Makes changes in their order, batched where the provider can. On a fault some may have been made: read again to know.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="cancellationToken">Ends the work between two calls.</param>
    /// <returns>A task that ends when the provider has confirmed all.</returns>
    /// <exception cref="HostFaultException">The host refused a change, or the connection failed.</exception>
    Task ApplyAsync(IReadOnlyList<HostChange> changes, CancellationToken cancellationToken);
}
