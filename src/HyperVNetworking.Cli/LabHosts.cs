using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cli;

/// <summary>The hosts of a lab, connected: the same sessions that a real host gets.</summary>
internal sealed class LabHosts : IDisposable
{
    private LabHosts(NetworkLab lab, bool allowDisconnect) =>
        Sessions = lab.HostNames.Select(name => new HyperVHostSession(lab.Connect(name), SystemClock.Instance) { AllowDisconnect = allowDisconnect }).ToArray<IHostSession>();

    /// <summary>One session a host.</summary>
    public IReadOnlyList<IHostSession> Sessions { get; }

    /// <summary>Connects the hosts of a lab.</summary>
    public static LabHosts Of(NetworkLab lab) => new(lab, allowDisconnect: false);

    /// <summary>Connects the hosts of a lab file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="allowDisconnect">Whether an adapter may be disconnected for the length of a change.</param>
    /// <exception cref="LabException">The file is no lab.</exception>
    public static LabHosts Open(string file, bool allowDisconnect = false) => new(NetworkLab.Open(file), allowDisconnect);

    /// <summary>Reads every host; one that fails is incomplete and says why.</summary>
    public Task<ValueList<HostState>> ReadAsync(CancellationToken cancellationToken) =>
        HostReader.ReadAllAsync(Sessions, HostReader.DefaultThrottleLimit, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IHostSession session in Sessions)
        {
            session.Dispose();
        }
    }
}
