using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.StandardCim;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Cim.Sessions;

/// <summary>The way back of a host (design 8, "Never cut the branch"): a scheduled task made over the ordinary connection, which the host runs by itself when the connection does not return. Nothing is installed for it.</summary>
internal sealed class HostWayBack
{
    private const string Profile = "MSFT_NetConnectionProfile";
    private const int Running = 4;
    private const int DomainAuthenticated = 2;

    private readonly ICimClient _client;
    private readonly HostTask _task;

    /// <summary>Works through a connection.</summary>
    /// <param name="client">The host.</param>
    public HostWayBack(ICimClient client)
    {
        _client = client;
        _task = new HostTask(client, HostTaskXml.WayBack);
    }

    /// <inheritdoc cref="IHostSession.ArmWayBackAsync"/>
    public async Task ArmAsync(WayBack wayBack, CancellationToken cancellationToken)
    {
        if (HostTaskXml.FindObstacle(wayBack, HostTaskXml.WayBack) is string obstacle)
        {
            throw new HostFaultException(_client.ComputerName, HostFaultKind.InvalidParameter, $"takes no way back: {obstacle}.");
        }

        if (await FindAsync(cancellationToken) is ArmedWayBack there && (there.ChangeId != wayBack.ChangeId || there.IsRunning))
        {
            throw new HostFaultException(
                _client.ComputerName,
                HostFaultKind.InvalidState,
                there.IsRunning ? "goes back by itself just now; wait until it has." : $"has the way back of run {there.ChangeId} ({there.Description}); wait until it has run, or delete the scheduled task {HostTask.Folder}{HostTaskXml.WayBack}.");
        }

        DateTimeOffset at = await NowAsync(cancellationToken) + wayBack.Timeout;
        await _task.RegisterAsync(HostTaskXml.Write(wayBack, _client.ComputerName, HostTaskXml.WayBack, at), cancellationToken);
    }

    /// <inheritdoc cref="IHostSession.FindWayBackAsync"/>
    public async Task<ArmedWayBack?> FindAsync(CancellationToken cancellationToken) => await _task.FindAsync(cancellationToken) is not CimRecord task ? null : new ArmedWayBack(
        WayBackDocument.Read(task.Text("Documentation") ?? string.Empty)?.ChangeId ?? "(unknown)",
        task.Text("Description") ?? "no description",
        task.Number("State") == Running);

    /// <inheritdoc cref="IHostSession.DisarmWayBackAsync"/>
    public async Task<bool> DisarmAsync(string changeId, CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) is { IsRunning: false } there && there.ChangeId == changeId && await _task.DeleteAsync(cancellationToken);

    /// <inheritdoc cref="IHostSession.ReadProfilesAsync"/>
    public async Task<ValueList<NetworkProfile>> ReadProfilesAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await _client.EnumerateAsync(StandardCimNames.Namespace, Profile, cancellationToken))
                .Select(p => new NetworkProfile(p.Text("InterfaceAlias") ?? string.Empty, p.Number("NetworkCategory") == DomainAuthenticated))
                .ToValueList();
        }
        catch (HostFaultException fault) when (fault.Kind is HostFaultKind.NotFound or HostFaultKind.NotSupported)
        {
            return [];
        }
    }

    // The two clocks may differ, and the task runs by the host's.
    private async Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<CimRecord> systems = await _client.QueryAsync(
            StandardCimNames.WindowsNamespace, $"SELECT LocalDateTime FROM {StandardCimNames.OperatingSystem}", cancellationToken);
        return systems.Select(s => s["LocalDateTime"]).OfType<DateTime>().Select(t => (DateTimeOffset?)new DateTimeOffset(t.ToUniversalTime())).FirstOrDefault()
            ?? throw new HostFaultException(_client.ComputerName, HostFaultKind.Failed, "does not tell its time, so that no way back can be timed.");
    }
}
