using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>A connection to one host of a lab: counts each call, lets go wrong what is to go wrong, and asks the host.</summary>
/// <param name="lab">The lab.</param>
/// <param name="clusters">Its clusters.</param>
/// <param name="slot">The host.</param>
/// <param name="computerName">The host as the user named it.</param>
/// <param name="inside">Whether the calls come from inside the host: they are not counted, and neither a fault nor a cut of the network meets them.</param>
internal sealed class LabCimClient(NetworkLab lab, ClusterSite clusters, HostSlot slot, string computerName, bool inside = false) : ICimClient, ISimulatedHost
{
    /// <inheritdoc/>
    public string ComputerName => computerName;

    /// <inheritdoc/>
    public Task<IReadOnlyList<CimRecord>> EnumerateAsync(string nameSpace, string className, CancellationToken cancellationToken) =>
        RunAsync(nameSpace, "Enumerate " + className, (m, _) => m.Enumerate(nameSpace, className), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CimRecord>> QueryAsync(string nameSpace, string query, CancellationToken cancellationToken) =>
        RunAsync(nameSpace, "Query " + query, (m, _) => m.Query(nameSpace, query), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CimRecord>> AssociatorsAsync(string nameSpace, CimPath source, string? associationClass, string? resultClass, CancellationToken cancellationToken) =>
        RunAsync(nameSpace, "Associators " + source.ClassName, (m, _) => m.Associators(nameSpace, source, associationClass, resultClass), cancellationToken);

    /// <inheritdoc/>
    public Task<CimRecord> GetAsync(string nameSpace, CimPath path, CancellationToken cancellationToken) =>
        RunAsync(nameSpace, "Get " + path.ClassName, (m, _) => m.Get(nameSpace, path), cancellationToken);

    /// <inheritdoc/>
    public Task<CimMethodAnswer> InvokeAsync(string nameSpace, CimPath target, string method, IReadOnlyList<CimField> parameters, CancellationToken cancellationToken)
    {
        // A probe looks at every host, so before it takes hold of its own.
        ProbeLine? line = ProbeSite.Serves(method) ? lab.Probes.Line() : null;
        return RunAsync(
            nameSpace,
            "Invoke " + method,
            (m, fault) =>
            {
                m.Host.Probes = line;
                return m.Invoke(nameSpace, target, method, parameters, fault);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CimRecord> CreateAsync(string nameSpace, CimRecord instance, IReadOnlyList<CimField> options, CancellationToken cancellationToken) =>
        RunAsync(nameSpace, "Create " + instance.ClassName, (m, fault) => m.Create(nameSpace, instance, options, fault), cancellationToken);

    /// <inheritdoc/>
    public Task ModifyAsync(string nameSpace, CimRecord instance, IReadOnlyList<CimField> options, CancellationToken cancellationToken) =>
        RunAsync(nameSpace, "Modify " + instance.ClassName, (m, fault) => m.Modify(nameSpace, instance, options, fault), cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAsync(string nameSpace, CimPath path, CancellationToken cancellationToken) =>
        RunAsync(nameSpace, "Delete " + path.ClassName, (m, fault) => m.Delete(nameSpace, path, fault), cancellationToken);

    /// <inheritdoc/>
    public void SetTaskProgram(Func<ICimClient, string, CancellationToken, Task> program)
    {
        if (!inside)
        {
            lab.TaskProgram = program;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private async Task<T> RunAsync<T>(string nameSpace, string operation, Func<CimServer, MethodFault?, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lab.Migrations.Tick();
        if (inside)
        {
            return await Task.Run(() => ClusterSite.Serves(nameSpace) ? clusters.Run(slot, m => work(m, null)) : Run(m => work(m, null), counts: false), cancellationToken).ConfigureAwait(false);
        }

        int number = slot.Count();
        LabFault[] faults = [.. CurrentFaults().Where(f => f.Meets(slot.Name, number, operation))];
        long delay = faults.Where(f => f.Kind == LabFaultKind.Latency).Sum(f => f.Delay.Ticks);
        if (delay > 0)
        {
            await Task.Delay(TimeSpan.FromTicks(delay), cancellationToken).ConfigureAwait(false);
        }

        await StartDueTasksAsync(cancellationToken).ConfigureAwait(false);
        if (faults.Any(f => f.Kind == LabFaultKind.LostBeforeEffect))
        {
            slot.Run(Lose);
        }

        foreach (LabFault fault in faults)
        {
            Throw(fault.Kind);
        }

        MethodFault? failure = faults.Where(f => f.Kind is >= LabFaultKind.JobFailure and <= LabFaultKind.HalfBatch).Select(f => new MethodFault(f.Kind, f.ErrorCode)).FirstOrDefault();
        try
        {
            (T answer, bool arrives) = await Task.Run(() => FromOutside(nameSpace, m => work(m, failure)), cancellationToken).ConfigureAwait(false);
            return arrives && !faults.Any(f => f.Kind is LabFaultKind.ErrorAfterEffect or LabFaultKind.LostAfterEffect) ? answer : throw Unreachable("The connection broke before the answer came.");
        }
        finally
        {
            if (faults.Any(f => f.Kind == LabFaultKind.LostAfterEffect))
            {
                slot.Run(Lose);
            }
        }
    }

    private (T Answer, bool Arrives) FromOutside<T>(string nameSpace, Func<CimServer, T> work)
    {
        if (!ClusterSite.Serves(nameSpace))
        {
            return Run(m => Through(m, work), counts: true);
        }

        // The cluster answers by the same connection.
        Func<CimServer, CimServer> prepare = Preparation();
        slot.Run(m => Through(prepare(m), _ => true));
        return (clusters.Run(slot, work), true);
    }

    private (T Answer, bool Arrives) Through<T>(CimServer server, Func<CimServer, T> work) => server.Host.IsReached
        ? (work(server), server.Host.IsReached)
        : throw Unreachable("The host does not answer: nothing that it has leads to the lab's console any more.");

    private T Run<T>(Func<CimServer, T> work, bool counts)
    {
        bool changed = false;
        Func<CimServer, CimServer> prepare = Preparation();
        T answer = slot.Run(
            m =>
            {
                T made = work(prepare(m));
                changed = m.Host.Store.IsChanged;
                return made;
            },
            counts);
        if (changed)
        {
            clusters.Follow(slot.Name);
        }

        return answer;
    }

    // Tasks start by the host's clock, also while nobody reaches the host; the lab looks when it is asked for something.
    private async Task StartDueTasksAsync(CancellationToken cancellationToken)
    {
        Func<CimServer, CimServer> prepare = Preparation();
        if (lab.TaskProgram is null || slot.Run(m => ScheduledTasks.FindDue(prepare(m).Host)) is null)
        {
            return;
        }

        await slot.TaskGate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (slot.Run(m => ScheduledTasks.FindDue(m.Host)) is KeyValuePair<string, TaskProgram> task)
            {
                await lab.TaskProgram(lab.ConnectInside(slot.Name), task.Value.Documentation, CancellationToken.None).ConfigureAwait(false);
                slot.Run(m => ScheduledTasks.End(m.Host, task.Key), counts: false);
            }
        }
        finally
        {
            slot.TaskGate.Release();
        }
    }

    // What the lab says is asked for before the host is taken hold of: who has the lab may wait for the host.
    private Func<CimServer, CimServer> Preparation()
    {
        LabOptions options = lab.Options;
        IReadOnlyList<string> storageJobs = clusters.Of(slot.Name)?.StorageJobs ?? [];
        return server =>
        {
            server.Host.Options = options;
            server.Host.Now = lab.Clock.UtcNow;
            server.Host.StorageJobs = storageJobs;
            Jobs.ForgetOld(server.Host);
            return server;
        };
    }

    private static bool Lose(CimServer server) => server.Host.IsLost = server.Host.IsTouched = true;
    private IReadOnlyList<LabFault> CurrentFaults()
    {
        try
        {
            return lab.Faults;
        }
        catch (Exception e) when (e is LabException or System.IO.IOException)
        {
            throw new HostFaultException(computerName, HostFaultKind.Failed, e.Message, e);
        }
    }

    private void Throw(LabFaultKind kind)
    {
        switch (kind)
        {
            case LabFaultKind.AccessDenied:
                throw new HostFaultException(computerName, HostFaultKind.AccessDenied, "Access is denied.");
            case LabFaultKind.Unreachable:
                throw Unreachable("The host does not answer.");
            case LabFaultKind.Timeout:
                throw new HostFaultException(computerName, HostFaultKind.Timeout, "The host did not answer in time.");
            case LabFaultKind.ErrorBeforeEffect:
            case LabFaultKind.LostBeforeEffect:
                throw Unreachable("The connection broke.");
        }
    }

    private HostFaultException Unreachable(string message) => new(computerName, HostFaultKind.Unreachable, message);
}
