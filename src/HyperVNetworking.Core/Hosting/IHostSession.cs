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

    /// <summary>Marks the host as being changed by a run, so that every console sees it (site-rules D12).</summary>
    /// <param name="wanted">The run.</param>
    /// <param name="replaces">The mark that it may take the place of; null if it may take no other's.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Null if the host is now marked by the run; else the mark that is in the way.</returns>
    /// <exception cref="HostFaultException">The host did not answer or refused.</exception>
    Task<HostLock?> TakeLockAsync(HostLock wanted, HostLock? replaces, CancellationToken cancellationToken);

    /// <summary>Takes the mark of a run away; a host that is not marked, or by another run, is left as it is.</summary>
    /// <param name="held">The run.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when the mark is gone.</returns>
    /// <exception cref="HostFaultException">The host did not answer or refused.</exception>
    Task ReleaseLockAsync(HostLock held, CancellationToken cancellationToken);
}
