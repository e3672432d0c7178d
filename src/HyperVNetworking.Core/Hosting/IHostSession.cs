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

    /// <summary>Lets the host make changes by itself: those on whose way the connection would be cut before they are whole, such as a team over the NIC that carries it.</summary>
    /// <param name="changeId">The run.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="cancellationToken">Ends the waiting; the host goes on.</param>
    /// <returns>A task that ends when the host has tried all: read again to know what became of them.</returns>
    /// <exception cref="HostFaultException">The host refused, or the connection failed: then the host may be at it.</exception>
    Task ApplyOnHostAsync(string changeId, IReadOnlyList<HostChange> changes, CancellationToken cancellationToken);

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

    /// <summary>Why a way back could not be laid on the host, as far as that can be known without asking it.</summary>
    /// <param name="wayBack">The way back.</param>
    /// <returns>Why, as a clause; null if nothing is known to be in the way.</returns>
    string? FindWayBackObstacle(WayBack wayBack);

    /// <summary>Lays a way back on the host, in the place of one of the same run, with the time beginning anew.</summary>
    /// <param name="wayBack">The way back.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when the host has it.</returns>
    /// <exception cref="HostFaultException">The host did not answer or refused, or another run's way back is there.</exception>
    Task ArmWayBackAsync(WayBack wayBack, CancellationToken cancellationToken);

    /// <summary>The way back that lies on the host, whose ever it is.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The way back; null if there is none.</returns>
    /// <exception cref="HostFaultException">The host did not answer or refused.</exception>
    Task<ArmedWayBack?> FindWayBackAsync(CancellationToken cancellationToken);

    /// <summary>Takes the way back of a run away.</summary>
    /// <param name="changeId">The run.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>False if it was not there any more or runs already: then the host goes back, or has gone.</returns>
    /// <exception cref="HostFaultException">The host did not answer or refused.</exception>
    Task<bool> DisarmWayBackAsync(string changeId, CancellationToken cancellationToken);

    /// <summary>The firewall profiles of the host's interfaces.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The profiles; none where this Windows does not tell.</returns>
    /// <exception cref="HostFaultException">The host did not answer.</exception>
    Task<ValueList<NetworkProfile>> ReadProfilesAsync(CancellationToken cancellationToken);
}
