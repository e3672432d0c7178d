using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Cim.Tests.Sessions;

/// <summary>Writes down every call that goes to another client, and can refuse one or answer in its place.</summary>
internal sealed class RecordingClient(ICimClient inner) : ICimClient
{
    private readonly ConcurrentQueue<string> _calls = new();

    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>The calls of methods, which are the ones that change something.</summary>
    public IReadOnlyList<string> Methods => [.. _calls.Where(c => !c.StartsWith("Enumerate ", StringComparison.Ordinal) && !c.StartsWith("Get ", StringComparison.Ordinal) && !c.StartsWith("Query ", StringComparison.Ordinal) && !c.StartsWith("Associators ", StringComparison.Ordinal))];

    public Func<string, HostFaultException?> Refuse { get; init; } = _ => null;

    public Func<string, CimMethodAnswer?> Answer { get; init; } = _ => null;

    /// <summary>Called after each answer.</summary>
    public Func<Task>? After { get; init; }

    public string ComputerName => inner.ComputerName;

    public Task<IReadOnlyList<CimRecord>> EnumerateAsync(string nameSpace, string className, CancellationToken cancellationToken) =>
        Record("Enumerate " + className, () => inner.EnumerateAsync(nameSpace, className, cancellationToken));

    public Task<IReadOnlyList<CimRecord>> QueryAsync(string nameSpace, string query, CancellationToken cancellationToken) =>
        Record("Query " + query, () => inner.QueryAsync(nameSpace, query, cancellationToken));

    public Task<IReadOnlyList<CimRecord>> AssociatorsAsync(string nameSpace, CimPath source, string? associationClass, string? resultClass, CancellationToken cancellationToken) =>
        Record("Associators " + associationClass, () => inner.AssociatorsAsync(nameSpace, source, associationClass, resultClass, cancellationToken));

    public Task<CimRecord> GetAsync(string nameSpace, CimPath path, CancellationToken cancellationToken) =>
        Record("Get " + path.ClassName, () => inner.GetAsync(nameSpace, path, cancellationToken));

    public Task<CimMethodAnswer> InvokeAsync(string nameSpace, CimPath target, string method, IReadOnlyList<CimField> parameters, CancellationToken cancellationToken)
    {
        string call = $"{target.ClassName}.{method}({string.Join("; ", parameters.Select(Describe))})";
        return Record(call, () => Answer(call) is CimMethodAnswer answer ? Task.FromResult(answer) : inner.InvokeAsync(nameSpace, target, method, parameters, cancellationToken));
    }

    public Task<CimRecord> CreateAsync(string nameSpace, CimRecord instance, IReadOnlyList<CimField> options, CancellationToken cancellationToken) =>
        Record($"Create {instance.ClassName}({Describe(instance, options)})", () => inner.CreateAsync(nameSpace, instance, options, cancellationToken));

    public Task ModifyAsync(string nameSpace, CimRecord instance, IReadOnlyList<CimField> options, CancellationToken cancellationToken) =>
        Record($"Modify {instance.ClassName}({Describe(instance, options)})", () => Done(inner.ModifyAsync(nameSpace, instance, options, cancellationToken)));

    public Task DeleteAsync(string nameSpace, CimPath path, CancellationToken cancellationToken) =>
        Record("Delete " + path, () => Done(inner.DeleteAsync(nameSpace, path, cancellationToken)));

    public void Dispose() => inner.Dispose();

    private static async Task<bool> Done(Task task)
    {
        await task;
        return true;
    }

    private static string Describe(CimRecord instance, IReadOnlyList<CimField> options) =>
        string.Join("; ", instance.Fields.Concat(options).Where(f => f.Name != "InstanceID").Select(f => $"{f.Name}={Describe(f)}"));

    private static string Describe(CimField parameter) => parameter.Value switch
    {
        CimPath[] paths => string.Join(" ", paths.Select(p => p.ToString())),
        string[] texts => string.Join(" ", texts),
        null => "null",
        object value => value.ToString()!,
    };

    private async Task<T> Record<T>(string call, Func<Task<T>> next)
    {
        _calls.Enqueue(call);
        T answer = Refuse(call) is HostFaultException fault ? throw fault : await next();
        if (After is not null)
        {
            await After();
        }

        return answer;
    }
}
