using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;

namespace HyperVNetworking.Execution;

/// <summary>Reads a host after a change: again while it does not answer, for a change of its own path may cut it off for a moment, and again until two reads agree (site-rules D4).</summary>
internal sealed class ConfirmingRead
{
    private readonly RunOptions _options;

    public ConfirmingRead(RunOptions options) => _options = options;

    /// <summary>Whether two reads tell the same network. What VMs do besides, and clusters, links, sessions and disks, are none of it.</summary>
    public static bool Agree(HostState left, HostState right) => Network(left).Equals(Network(right));

    /// <summary>Reads until the host answers, two times at least.</summary>
    /// <exception cref="HostFaultException">It did not answer in time.</exception>
    public Task<HostState> OnceAsync(IHostSession session, CancellationToken cancellationToken) =>
        OnceAsync(session, _options.Clock.UtcNow + _options.ConfirmTimeout, cancellationToken);

    /// <summary>Reads until the host answers, two times at least.</summary>
    /// <exception cref="HostFaultException">It did not answer by then.</exception>
    public async Task<HostState> OnceAsync(IHostSession session, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var patience = new Patience(_options, end);
        while (true)
        {
            try
            {
                return await session.ReadStateAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (HostFaultException fault) when (fault.Kind is not HostFaultKind.AccessDenied && patience.Try())
            {
                await patience.PauseAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Reads until the read agrees with the one before.</summary>
    /// <param name="session">The host.</param>
    /// <param name="last">The read before; null or incomplete if there is none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The last state, incomplete if the host does not answer; and whether two reads agreed.</returns>
    public async Task<(HostState State, bool Settled)> SettledAsync(IHostSession session, HostState? last, CancellationToken cancellationToken)
    {
        var patience = new Patience(_options);
        while (true)
        {
            HostState state = await HostReader.ReadAsync(session, cancellationToken).ConfigureAwait(false);
            if (state.Complete && last is { Complete: true } && Agree(state, last))
            {
                return (state, true);
            }

            if (!patience.Try())
            {
                return (state, false);
            }

            last = state.Complete ? state : last;
            await patience.PauseAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static HostState Network(HostState state) => state with
    {
        ReadAt = null,
        FailoverCluster = null,
        Unread = [],
        Disks = [],
        Volumes = [],
        PhysicalNics = state.PhysicalNics.Replace(_ => true, n => n with { Up = null, BitsPerSecond = null, Sessions = [] }),
        Vms = state.Vms.Select(v => v with { State = VmState.Running, Moving = false, IntegrationServices = IntegrationServicesState.Unknown, Disks = [] }).ToValueList(),
    };
}
