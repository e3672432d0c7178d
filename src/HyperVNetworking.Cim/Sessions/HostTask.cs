using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Cim.Sessions;

/// <summary>A scheduled task of ours on a host, over the ordinary connection; nothing is installed for it.</summary>
/// <param name="client">The host.</param>
/// <param name="name">The task, in the folder \HyperVNetworking\.</param>
internal sealed class HostTask(ICimClient client, string name)
{
    /// <summary>The folder of the tasks.</summary>
    public const string Folder = @"\HyperVNetworking\";

    private const string Namespace = @"root\Microsoft\Windows\TaskScheduler";
    private const string TaskClass = "MSFT_ScheduledTask";

    /// <summary>Makes it, in the place of one of that name.</summary>
    /// <param name="xml">The task.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when it is there.</returns>
    public Task RegisterAsync(string xml, CancellationToken cancellationToken) => client.InvokeAsync(
        Namespace,
        new CimPath("PS_ScheduledTask", []),
        "RegisterByXml",
        [
            new CimField("TaskName", CimDataType.String, name),
            new CimField("TaskPath", CimDataType.String, Folder),
            new CimField("Xml", CimDataType.String, xml),
            new CimField("Force", CimDataType.Boolean, true),
        ],
        cancellationToken);

    /// <summary>Looks for it. The inbox cmdlet finds tasks by a query too; that GetInstance takes these keys is not known.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The task; null if it is not there.</returns>
    public async Task<CimRecord?> FindAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<CimRecord> tasks = await client.QueryAsync(
            Namespace,
            $"SELECT * FROM {TaskClass} WHERE TaskName = {Wql.Literal(name)} AND TaskPath = {Wql.Literal(Folder)}",
            cancellationToken);
        return tasks.Count == 0 ? null : tasks[0];
    }

    /// <summary>Deletes it.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>False if it was not there any more.</returns>
    public async Task<bool> DeleteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.DeleteAsync(Namespace, new CimPath(TaskClass, [new("TaskName", name), new("TaskPath", Folder)]), cancellationToken);
            return true;
        }
        catch (HostFaultException fault) when (fault.Kind == HostFaultKind.NotFound)
        {
            return false;
        }
    }
}
