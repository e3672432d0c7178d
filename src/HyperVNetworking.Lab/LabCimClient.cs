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
internal sealed class LabCimClient(NetworkLab lab, ClusterSite clusters, HostSlot slot, string computerName) : ICimClient
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
    public Task<CimMethodAnswer> InvokeAsync(string nameSpace, CimPath target, string method, IReadOnlyList<CimField> parameters, CancellationToken cancellationToken) =>
        RunAsync(nameSpace, "Invoke " + method, (m, fault) => m.Invoke(nameSpace, target, method, parameters, fault), cancellationToken);

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
    public void Dispose()
    {
    }

    private async Task<T> RunAsync<T>(string nameSpace, string operation, Func<CimServer, MethodFault?, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lab.Migrations.Tick();
        int number = slot.Count();
        LabFault[] faults = [.. CurrentFaults().Where(f => f.Meets(slot.Name, number, operation))];
        long delay = faults.Where(f => f.Kind == LabFaultKind.Latency).Sum(f => f.Delay.Ticks);
        if (delay > 0)
        {
            await Task.Delay(TimeSpan.FromTicks(delay), cancellationToken).ConfigureAwait(false);
        }

        foreach (LabFault fault in faults)
        {
            Throw(fault.Kind);
        }

        MethodFault? inside = faults.Where(f => f.Kind >= LabFaultKind.JobFailure).Select(f => new MethodFault(f.Kind, f.ErrorCode)).FirstOrDefault();
        T answer = await Task.Run(() => ClusterSite.Serves(nameSpace) ? clusters.Run(slot, m => work(m, inside)) : Run(m => work(m, inside)), cancellationToken).ConfigureAwait(false);
        return faults.Any(f => f.Kind == LabFaultKind.ErrorAfterEffect)
            ? throw new HostFaultException(computerName, HostFaultKind.Unreachable, "The connection broke before the answer came.")
            : answer;
    }

    private T Run<T>(Func<CimServer, T> work)
    {
        int writes = slot.WriteCount;
        LabOptions options = lab.Options;
        IReadOnlyList<string> storageJobs = clusters.Of(slot.Name)?.StorageJobs ?? [];
        T answer = slot.Run(m =>
        {
            m.Host.Options = options;
            m.Host.Now = lab.Clock.UtcNow;
            m.Host.StorageJobs = storageJobs;
            Jobs.ForgetOld(m.Host);
            return work(m);
        });
        if (slot.WriteCount != writes)
        {
            clusters.Follow(slot.Name);
        }

        return answer;
    }

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
                throw new HostFaultException(computerName, HostFaultKind.Unreachable, "The host does not answer.");
            case LabFaultKind.Timeout:
                throw new HostFaultException(computerName, HostFaultKind.Timeout, "The host did not answer in time.");
            case LabFaultKind.ErrorBeforeEffect:
                throw new HostFaultException(computerName, HostFaultKind.Unreachable, "The connection broke.");
        }
    }
}
