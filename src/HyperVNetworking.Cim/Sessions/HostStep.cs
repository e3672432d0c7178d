using System;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Cim.Sessions;

/// <summary>Changes that a host makes by itself, since their calls would not all arrive: a scheduled task that starts at once and takes itself away when it is through.</summary>
/// <param name="client">The host.</param>
/// <param name="clock">Tells when patience ends.</param>
internal sealed class HostStep(ICimClient client, IClock clock)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly HostTask _task = new(client, HostTaskXml.Step);

    /// <inheritdoc cref="IHostSession.ApplyOnHostAsync"/>
    public async Task ApplyAsync(WayBack changes, CancellationToken cancellationToken)
    {
        if (HostTaskXml.FindObstacle(changes, HostTaskXml.Step) is string obstacle)
        {
            throw new HostFaultException(client.ComputerName, HostFaultKind.InvalidParameter, $"cannot make the changes by itself: {obstacle}.");
        }

        DateTimeOffset end = clock.UtcNow + s_patience;
        await _task.RegisterAsync(HostTaskXml.Write(changes, client.ComputerName, HostTaskXml.Step, null), cancellationToken);
        while (await _task.FindAsync(cancellationToken) is not null)
        {
            if (clock.UtcNow > end)
            {
                throw new HostFaultException(client.ComputerName, HostFaultKind.Timeout, $"the scheduled task {HostTask.Folder}{HostTaskXml.Step}, by which the host makes the changes itself, has not ended after {s_patience.TotalSeconds:0} s.");
            }

            await clock.DelayAsync(s_pause, cancellationToken);
        }
    }
}
