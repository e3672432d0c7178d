using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Cim.Recording;

/// <summary>Writes every operation that goes to another client into a recording, in the order in which they begin, and changes nothing. Of answers it writes what methods and single instances say, and faults.</summary>
public sealed class RecordingCimClient : ICimClient
{
    private readonly ICimClient _inner;
    private readonly CimRecording _recording;

    /// <summary>Makes a client.</summary>
    /// <param name="inner">The client that answers; disposed with this one.</param>
    /// <param name="recording">Takes the operations.</param>
    public RecordingCimClient(ICimClient inner, CimRecording recording)
    {
        _inner = inner ?? throw new ArgumentNullException(nameof(inner));
        _recording = recording ?? throw new ArgumentNullException(nameof(recording));
    }

    /// <inheritdoc/>
    public string ComputerName => _inner.ComputerName;

    /// <inheritdoc/>
    public Task<IReadOnlyList<CimRecord>> EnumerateAsync(string nameSpace, string className, CancellationToken cancellationToken)
    {
        _recording.Add($"Enumerate {nameSpace}:{className}");
        return _inner.EnumerateAsync(nameSpace, className, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<CimRecord>> QueryAsync(string nameSpace, string query, CancellationToken cancellationToken)
    {
        _recording.Add($"Query {nameSpace}: {query}");
        return _inner.QueryAsync(nameSpace, query, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<CimRecord>> AssociatorsAsync(string nameSpace, CimPath source, string? associationClass, string? resultClass, CancellationToken cancellationToken)
    {
        _recording.Add($"Associators of {nameSpace}:{source} by {associationClass ?? "any"} to {resultClass ?? "any"}");
        return _inner.AssociatorsAsync(nameSpace, source, associationClass, resultClass, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<CimRecord> GetAsync(string nameSpace, CimPath path, CancellationToken cancellationToken)
    {
        _recording.Add($"Get {nameSpace}:{path}");
        CimRecord answer = await FaultsToo("Get", _inner.GetAsync(nameSpace, path, cancellationToken));
        _recording.Add($"-> {answer.ClassName}", answer.Fields.Where(f => f.Value is not null).OrderBy(f => f.Name, StringComparer.Ordinal));
        return answer;
    }

    /// <inheritdoc/>
    public async Task<CimMethodAnswer> InvokeAsync(string nameSpace, CimPath target, string method, IReadOnlyList<CimField> parameters, CancellationToken cancellationToken)
    {
        _recording.Add($"Invoke {nameSpace}:{target} {method}", parameters);
        CimMethodAnswer answer = await FaultsToo(method, _inner.InvokeAsync(nameSpace, target, method, parameters, cancellationToken));
        _recording.Add($"-> {method} returned {answer.ReturnValue.ToString(CultureInfo.InvariantCulture)}", answer.Out.Fields.OrderBy(f => f.Name, StringComparer.Ordinal));
        return answer;
    }

    /// <inheritdoc/>
    public Task<CimRecord> CreateAsync(string nameSpace, CimRecord instance, IReadOnlyList<CimField> options, CancellationToken cancellationToken)
    {
        _recording.Add($"Create {nameSpace}:{instance.ClassName}", instance.Fields.Concat(options));
        return _inner.CreateAsync(nameSpace, instance, options, cancellationToken);
    }

    /// <inheritdoc/>
    public Task ModifyAsync(string nameSpace, CimRecord instance, IReadOnlyList<CimField> options, CancellationToken cancellationToken)
    {
        _recording.Add($"Modify {nameSpace}:{instance.ClassName}", instance.Fields.Concat(options));
        return _inner.ModifyAsync(nameSpace, instance, options, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string nameSpace, CimPath path, CancellationToken cancellationToken)
    {
        _recording.Add($"Delete {nameSpace}:{path}");
        return _inner.DeleteAsync(nameSpace, path, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _inner.Dispose();

    private async Task<T> FaultsToo<T>(string operation, Task<T> answer)
    {
        try
        {
            return await answer;
        }
        catch (HostFaultException fault)
        {
            _recording.Add($"-> {operation} failed, {fault.Kind}: {fault.Message}");
            throw;
        }
    }
}
