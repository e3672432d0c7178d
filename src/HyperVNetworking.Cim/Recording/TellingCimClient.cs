using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Cim.Recording;

/// <summary>Tells each operation that goes to another client in one line when it has ended: the host, what was asked, what came of it and how long it took; never the values, which may be long or nobody's business.</summary>
public sealed class TellingCimClient : ICimClient, ISimulatedHost
{
    private readonly ICimClient _inner;
    private readonly Action<string> _tell;

    /// <summary>Makes a client.</summary>
    /// <param name="inner">The client that answers; disposed with this one.</param>
    /// <param name="tell">Takes the lines, on any thread.</param>
    public TellingCimClient(ICimClient inner, Action<string> tell)
    {
        _inner = inner ?? throw new ArgumentNullException(nameof(inner));
        _tell = tell ?? throw new ArgumentNullException(nameof(tell));
    }

    /// <inheritdoc/>
    public string ComputerName => _inner.ComputerName;

    /// <inheritdoc/>
    public Task<IReadOnlyList<CimRecord>> EnumerateAsync(string nameSpace, string className, CancellationToken cancellationToken) =>
        TellAsync($"enumerates {className}", _inner.EnumerateAsync(nameSpace, className, cancellationToken), Count);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CimRecord>> QueryAsync(string nameSpace, string query, CancellationToken cancellationToken) =>
        TellAsync($"asks {query}", _inner.QueryAsync(nameSpace, query, cancellationToken), Count);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CimRecord>> AssociatorsAsync(string nameSpace, CimPath source, string? associationClass, string? resultClass, CancellationToken cancellationToken) =>
        TellAsync($"walks from {source.ClassName} to {resultClass ?? associationClass ?? "all"}", _inner.AssociatorsAsync(nameSpace, source, associationClass, resultClass, cancellationToken), Count);

    /// <inheritdoc/>
    public Task<CimRecord> GetAsync(string nameSpace, CimPath path, CancellationToken cancellationToken) =>
        TellAsync($"gets {path.ClassName}", _inner.GetAsync(nameSpace, path, cancellationToken), _ => "found");

    /// <inheritdoc/>
    public Task<CimMethodAnswer> InvokeAsync(string nameSpace, CimPath target, string method, IReadOnlyList<CimField> parameters, CancellationToken cancellationToken) =>
        TellAsync($"calls {target.ClassName}.{method}", _inner.InvokeAsync(nameSpace, target, method, parameters, cancellationToken), a => $"returned {Number(a.ReturnValue)}");

    /// <inheritdoc/>
    public Task<CimRecord> CreateAsync(string nameSpace, CimRecord instance, IReadOnlyList<CimField> options, CancellationToken cancellationToken) =>
        TellAsync($"creates {instance?.ClassName}", _inner.CreateAsync(nameSpace, instance!, options, cancellationToken), _ => "made");

    /// <inheritdoc/>
    public Task ModifyAsync(string nameSpace, CimRecord instance, IReadOnlyList<CimField> options, CancellationToken cancellationToken) =>
        TellAsync($"modifies {instance?.ClassName}", Done(_inner.ModifyAsync(nameSpace, instance!, options, cancellationToken)), _ => "done");

    /// <inheritdoc/>
    public Task DeleteAsync(string nameSpace, CimPath path, CancellationToken cancellationToken) =>
        TellAsync($"deletes {path.ClassName}", Done(_inner.DeleteAsync(nameSpace, path, cancellationToken)), _ => "done");

    /// <inheritdoc/>
    public void SetTaskProgram(Func<ICimClient, string, CancellationToken, Task> program) => (_inner as ISimulatedHost)?.SetTaskProgram(program);

    /// <inheritdoc/>
    public void Dispose() => _inner.Dispose();

    private static async Task<bool> Done(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }

    private static string Count(IReadOnlyList<CimRecord> records) => records.Count == 1 ? "1 record" : $"{Number(records.Count)} records";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<T> TellAsync<T>(string asked, Task<T> answering, Func<T, string> describe)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            T answer = await answering.ConfigureAwait(false);
            _tell($"{ComputerName} {asked}: {describe(answer)}, {Number(watch.ElapsedMilliseconds)} ms.");
            return answer;
        }
        catch (HostFaultException fault)
        {
            _tell($"{ComputerName} {asked}: {fault.Kind}, {Number(watch.ElapsedMilliseconds)} ms.");
            throw;
        }
    }
}
