using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Cim.Sessions;

/// <summary>
/// The mark of a run on a host (site-rules D12): a scheduled task that is disabled, has no trigger and never runs.
/// Of what a host offers over CIM without anything being installed, it is the one place that is made in one step or not at all
/// (registering without Force fails where the task is), is seen from every console and in Task Scheduler, survives the console,
/// and holds no data of an admin's. The notes of a virtual switch or VM are an admin's and are overwritten without a trace by
/// the second of two writers; a virtual switch as a mark may be there twice, for names are not unique; the registry provider
/// has no create-if-absent that tells whose value it is.
/// </summary>
internal sealed class HostMark
{
    private const string Namespace = @"root\Microsoft\Windows\TaskScheduler";
    private const string TaskClass = "MSFT_ScheduledTask";
    private const string TaskPath = @"\HyperVNetworking\";
    private const string TaskName = "Run";
    private static readonly XNamespace s_task = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    private readonly ICimClient _client;

    /// <summary>Marks through a connection.</summary>
    /// <param name="client">The host.</param>
    public HostMark(ICimClient client) => _client = client;

    /// <inheritdoc cref="IHostSession.TakeLockAsync"/>
    public async Task<HostLock?> TakeAsync(HostLock wanted, HostLock? replaces, CancellationToken cancellationToken)
    {
        if (replaces is not null)
        {
            await RemoveAsync(replaces, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            await _client.InvokeAsync(
                Namespace,
                new CimPath("PS_ScheduledTask", []),
                "RegisterByXml",
                [
                    new CimField("TaskName", CimDataType.String, TaskName),
                    new CimField("TaskPath", CimDataType.String, TaskPath),
                    new CimField("Xml", CimDataType.String, Xml(wanted)),
                    new CimField("Force", CimDataType.Boolean, false),
                ],
                cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (HostFaultException) when (!cancellationToken.IsCancellationRequested)
        {
            // Whether it is taken, or was taken by this very call whose answer got lost, is seen by looking.
            HostLock? there = await ReadAsync(cancellationToken).ConfigureAwait(false);
            if (there is null)
            {
                throw;
            }

            return there == wanted ? null : there;
        }
    }

    /// <inheritdoc cref="IHostSession.ReleaseLockAsync"/>
    public async Task ReleaseAsync(HostLock held, CancellationToken cancellationToken)
    {
        try
        {
            await RemoveAsync(held, cancellationToken).ConfigureAwait(false);
        }
        catch (HostFaultException)
        {
            if (await ReadAsync(cancellationToken).ConfigureAwait(false) is HostLock there && there.ChangeId == held.ChangeId)
            {
                await RemoveAsync(held, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // The inbox cmdlet finds tasks by a query too; that GetInstance takes these keys is not known.
    private async Task<HostLock?> ReadAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<CimRecord> tasks = await _client.QueryAsync(
            Namespace,
            $"SELECT * FROM {TaskClass} WHERE TaskName = {Wql.Literal(TaskName)} AND TaskPath = {Wql.Literal(TaskPath)}",
            cancellationToken).ConfigureAwait(false);
        return tasks.Select(Read).FirstOrDefault();
    }

    private async Task RemoveAsync(HostLock held, CancellationToken cancellationToken)
    {
        HostLock? there = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (there?.ChangeId == held.ChangeId)
        {
            await _client.DeleteAsync(Namespace, new CimPath(TaskClass, [new("TaskName", TaskName), new("TaskPath", TaskPath)]), cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Xml(HostLock wanted) => new XElement(
        s_task + "Task",
        new XAttribute("version", "1.2"),
        new XElement(
            s_task + "RegistrationInfo",
            new XElement(s_task + "Date", wanted.Since.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)),
            new XElement(s_task + "Author", wanted.Console),
            new XElement(s_task + "Description", $"This host is being changed by {wanted}. It is a mark only and never runs. Delete it only if that run is gone for good."),
            new XElement(s_task + "Documentation", JsonSerializer.Serialize(wanted)),
            new XElement(s_task + "Source", "HyperVNetworking")),
        new XElement(s_task + "Triggers"),
        new XElement(s_task + "Principals", new XElement(s_task + "Principal", new XAttribute("id", "Nobody"), new XElement(s_task + "UserId", "S-1-5-19"))),
        new XElement(s_task + "Settings", new XElement(s_task + "AllowStartOnDemand", false), new XElement(s_task + "Enabled", false)),
        new XElement(s_task + "Actions", new XAttribute("Context", "Nobody"), new XElement(s_task + "Exec", new XElement(s_task + "Command", "rem")))).ToString(SaveOptions.DisableFormatting);

    // Whatever bears the name keeps others out, even if nobody can tell any more who made it.
    private static HostLock Read(CimRecord task)
    {
        try
        {
            if (JsonSerializer.Deserialize<HostLock>(task.Text("Documentation") ?? string.Empty) is { ChangeId: not null } known)
            {
                return known;
            }
        }
        catch (JsonException)
        {
        }

        return new HostLock("(unknown)", task.Text("Author") ?? "(unknown)", 0, DateTimeOffset.MinValue, "(unknown)");
    }
}
