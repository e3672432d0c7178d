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
    private LabHosts(NetworkLab lab) =>
        Sessions = lab.HostNames.Select(name => new HyperVHostSession(lab.Connect(name), SystemClock.Instance)).ToArray<IHostSession>();

    /// <summary>One session a host.</summary>
    public IReadOnlyList<IHostSession> Sessions { get; }

    /// <summary>Connects the hosts of a lab.</summary>
    public static LabHosts Of(NetworkLab lab) => new(lab);

    /// <summary>Connects the hosts of a lab file.</summary>
    /// <exception cref="LabException">The file is no lab.</exception>
    public static LabHosts Open(string file) => new(NetworkLab.Open(file));

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
