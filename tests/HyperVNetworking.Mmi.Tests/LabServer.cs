using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Lab;
using Microsoft.Management.Infrastructure;
using Microsoft.Management.Infrastructure.Doubles;
using Microsoft.Management.Infrastructure.Options;

namespace HyperVNetworking.Mmi.Tests;

/// <summary>A host of the lab behind a session of MMI's identity, with conversions of its own: those of the product are under test.</summary>
internal sealed class LabServer : ICimServer
{
    private readonly ICimClient _lab;

    public LabServer(ICimClient lab) => _lab = lab;

    /// <summary>The options of every call, in order.</summary>
    public List<TimeSpan> Timeouts { get; } = [];

    public IEnumerable<CimInstance> Enumerate(string nameSpace, string className, CimOperationOptions options) =>
        Sent(Ask(options, token => _lab.EnumerateAsync(nameSpace, className, token)), nameSpace);

    public IEnumerable<CimInstance> Query(string nameSpace, string query, CimOperationOptions options) =>
        Sent(Ask(options, token => _lab.QueryAsync(nameSpace, query, token)), nameSpace);

    public IEnumerable<CimInstance> Associated(string nameSpace, CimInstance source, string association, string resultClass, CimOperationOptions options) =>
        Sent(Ask(options, token => _lab.AssociatorsAsync(nameSpace, PathOf(source), association, resultClass, token)), nameSpace);

    public CimInstance Get(string nameSpace, CimInstance instanceId, CimOperationOptions options) =>
        ToInstance(Ask(options, token => _lab.GetAsync(nameSpace, PathOf(instanceId), token)), nameSpace);

    public CimInstance Create(string nameSpace, CimInstance instance, CimOperationOptions options) =>
        ToInstance(Ask(options, token => _lab.CreateAsync(nameSpace, ToRecord(instance, _ => true), Custom(options), token)), nameSpace);

    /// <summary>Heeds the keys and what counts as modified, nothing else (facts C1).</summary>
    public void Modify(string nameSpace, CimInstance instance, CimOperationOptions options) => Ask(options, async token =>
    {
        await _lab.ModifyAsync(nameSpace, ToRecord(instance, p => (p.Flags & CimFlags.Key) != 0 || (p.Flags & CimFlags.NotModified) == 0), Custom(options), token);
        return true;
    });

    public void Delete(string nameSpace, CimInstance instance, CimOperationOptions options) => Ask(options, async token =>
    {
        await _lab.DeleteAsync(nameSpace, PathOf(instance), token);
        return true;
    });

    public IReadOnlyList<CimMethodParameter> Invoke(string nameSpace, string className, CimInstance? target, string method, CimMethodParametersCollection parameters, CimOperationOptions options)
    {
        CimPath path = target is null ? new CimPath(className, []) : PathOf(target);
        CimMethodAnswer answer = Ask(options, token => _lab.InvokeAsync(nameSpace, path, method, [.. parameters.Select(p => new CimField(p.Name, (CimDataType)(int)p.CimType, ToNeutral(p.Value)))], token));
        return
        [
            CimMethodParameter.Create("ReturnValue", answer.ReturnValue, CimType.UInt32, CimFlags.Out),
            .. answer.Out.Fields.Where(f => f.Name != "ReturnValue").Select(f => CimMethodParameter.Create(f.Name, ToMmi(f.Value, nameSpace), (CimType)(int)f.Type, CimFlags.Out)),
        ];
    }

    public IReadOnlyList<CimPropertyDeclaration> GetClass(string nameSpace, string className)
    {
        CimClassDefinition definition = CimSchema.For(newest: true).Find(nameSpace, className) ?? throw CimServers.Fault(NativeErrorCode.InvalidClass, className);
        return [.. definition.Properties.Select(p => CimServers.Declare(p.Name, (CimType)(int)p.Type, definition.Keys.Contains(p.Name)))];
    }

    private static CimField[] Custom(CimOperationOptions options) => [.. options.Custom.Select(o => new CimField(o.Name, (CimDataType)(int)o.Type, o.Value))];

    private static IEnumerable<CimInstance> Sent(IEnumerable<CimRecord> records, string nameSpace)
    {
        foreach (CimRecord record in records)
        {
            yield return ToInstance(record, nameSpace);
        }
    }

    private static CimInstance ToInstance(CimRecord record, string nameSpace)
    {
        CimInstance instance = CimServers.Sent(record.ClassName, nameSpace, record.ServerName);
        foreach (CimField field in record.Fields)
        {
            instance.CimInstanceProperties.Add(CimProperty.Create(field.Name, ToMmi(field.Value, nameSpace), (CimType)(int)field.Type, CimFlags.Property));
        }

        return instance;
    }

    private static object? ToMmi(object? value, string nameSpace) => value switch
    {
        CimPath path => Reference(path, nameSpace),
        CimPath[] paths => paths.Select(p => Reference(p, nameSpace)).ToArray(),
        CimRecord record => ToInstance(record, nameSpace),
        CimRecord[] records => records.Select(r => ToInstance(r, nameSpace)).ToArray(),
        _ => value,
    };

    private static CimInstance Reference(CimPath path, string nameSpace)
    {
        CimInstance instance = CimServers.Sent(path.ClassName, path.Namespace ?? nameSpace, path.ServerName!);
        foreach (KeyValuePair<string, string> key in path.Keys)
        {
            instance.CimInstanceProperties.Add(CimProperty.Create(key.Key, key.Value, CimType.String, CimFlags.Key));
        }

        return instance;
    }

    private static object? ToNeutral(object? value) => value switch
    {
        CimInstance reference => PathOf(reference),
        CimInstance[] references => references.Select(PathOf).ToArray(),
        _ => value,
    };

    private static CimRecord ToRecord(CimInstance instance, Func<CimProperty, bool> counts) => new(
        instance.CimSystemProperties.ClassName,
        instance.CimInstanceProperties.Where(counts).Select(p => new CimField(
            p.Name,
            (CimDataType)(int)p.CimType,
            p is { CimType: CimType.Instance, Value: CimInstance embedded } ? ToRecord(embedded, _ => true) : ToNeutral(p.Value))));

    private static CimPath PathOf(CimInstance instance) => new(
        instance.CimSystemProperties.ClassName,
        instance.CimInstanceProperties.Where(p => (p.Flags & CimFlags.Key) != 0).Select(p => new KeyValuePair<string, string>(p.Name, Convert.ToString(p.Value, CultureInfo.InvariantCulture)!)));

    private T Ask<T>(CimOperationOptions options, Func<CancellationToken, System.Threading.Tasks.Task<T>> call)
    {
        lock (Timeouts)
        {
            Timeouts.Add(options.Timeout);
        }

        try
        {
            return call(options.CancellationToken ?? CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (HostFaultException e)
        {
            NativeErrorCode code = e.Kind switch
            {
                HostFaultKind.AccessDenied => NativeErrorCode.AccessDenied,
                HostFaultKind.NotFound => NativeErrorCode.NotFound,
                HostFaultKind.InvalidParameter => NativeErrorCode.InvalidParameter,
                HostFaultKind.NotSupported => NativeErrorCode.NotSupported,
                _ => NativeErrorCode.Failed,
            };
            throw CimServers.Fault(code, e.Message, ("MessageId", e.Kind == HostFaultKind.Unreachable ? "HRESULT 0x80338126" : string.Empty, CimType.String));
        }
    }
}
