using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Faults;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using Microsoft.Management.Infrastructure;
using Microsoft.Management.Infrastructure.Options;

namespace HyperVNetworking.Cim.Mmi;

/// <summary>A real host over Microsoft.Management.Infrastructure.</summary>
public sealed class MmiCimClient : ICimClient
{
    // Reading a class of a large host takes seconds. What takes this long does not come: WMI hangs there (dbatools/dbatools#6498).
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_limit = s_timeout + TimeSpan.FromSeconds(10);

    private static readonly Random s_random = new();

    private readonly CimSession _session;
    private readonly bool _ownsSession;
    private readonly MmiOperation _operation;
    private readonly ConcurrentDictionary<(string Namespace, string ClassName), ISet<string>> _keysByClass = new();

    private MmiCimClient(CimSession session, string computerName, bool ownsSession)
    {
        _session = session;
        _ownsSession = ownsSession;
        ComputerName = computerName;
        _operation = new MmiOperation(computerName, s_timeout, s_limit, new MmiPatience(NextDouble), Task.Delay);
    }

    /// <inheritdoc/>
    public string ComputerName { get; }

    /// <summary>Opens a connection; the host is asked for nothing before the first call.</summary>
    /// <param name="computerName">The host; null, empty, <c>.</c> and <c>localhost</c> are this machine.</param>
    /// <param name="credential">Who asks; null is the current user. With one, or from afar, the way is WS-Management.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="HostFaultException">MMI cannot be used here.</exception>
    public static MmiCimClient Connect(string? computerName, NetworkCredential? credential)
    {
        bool isLocal = string.IsNullOrEmpty(computerName) || computerName == "." || Names.Same(computerName, "localhost");
        string name = isLocal ? "localhost" : computerName!;
        EnsureAvailable(name);
        return Open(name, isLocal, credential);
    }

    /// <summary>Uses a session that somebody else opened and will close.</summary>
    /// <param name="cimSession">A CimSession.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ArgumentException">The object is no CimSession.</exception>
    /// <exception cref="HostFaultException">MMI cannot be used here.</exception>
    public static MmiCimClient FromSession(object cimSession)
    {
        EnsureAvailable("localhost");
        return Adopt(cimSession);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<CimRecord>> EnumerateAsync(string nameSpace, string className, CancellationToken cancellationToken) =>
        RunAsync<IReadOnlyList<CimRecord>>($"reading {className}", options => Records(_session.EnumerateInstances(nameSpace, className, options)), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CimRecord>> QueryAsync(string nameSpace, string query, CancellationToken cancellationToken) =>
        RunAsync<IReadOnlyList<CimRecord>>("a query", options => Records(_session.QueryInstances(nameSpace, "WQL", query, options)), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CimRecord>> AssociatorsAsync(string nameSpace, CimPath source, string? associationClass, string? resultClass, CancellationToken cancellationToken) =>
        RunAsync<IReadOnlyList<CimRecord>>(
            $"reading what belongs to a {source.ClassName}",
            options =>
            {
                using CimInstance instance = MmiRecords.ToReference(source, nameSpace);
                return Records(_session.EnumerateAssociatedInstances(nameSpace, instance, associationClass, resultClass, null, null, options));
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<CimRecord> GetAsync(string nameSpace, CimPath path, CancellationToken cancellationToken) =>
        RunAsync(
            $"reading a {path.ClassName}",
            options =>
            {
                using CimInstance reference = MmiRecords.ToReference(path, nameSpace);
                using CimInstance instance = _session.GetInstance(nameSpace, reference, options);
                return MmiRecords.ToRecord(instance);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<CimMethodAnswer> InvokeAsync(string nameSpace, CimPath target, string method, IReadOnlyList<CimField> parameters, CancellationToken cancellationToken) =>
        RunAsync(
            $"{target.ClassName}.{method}",
            options =>
            {
                using var arguments = new CimMethodParametersCollection();
                foreach (CimField parameter in parameters)
                {
                    arguments.Add(CimMethodParameter.Create(parameter.Name, MmiRecords.ToMmi(parameter, nameSpace), (CimType)(int)parameter.Type, CimFlags.In));
                }

                using CimInstance? instance = target.Keys.Count > 0 ? MmiRecords.ToReference(target, nameSpace) : null;
                using CimMethodResult? result = instance is null
                    ? _session.InvokeMethod(nameSpace, target.ClassName, method, arguments, options)
                    : _session.InvokeMethod(nameSpace, instance, method, arguments, options);
                return Answer(method, result);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<CimRecord> CreateAsync(string nameSpace, CimRecord instance, IReadOnlyList<CimField> options, CancellationToken cancellationToken) =>
        RunAsync(
            $"creating a {instance.ClassName}",
            operation =>
            {
                SetOptions(operation, options);
                using CimInstance wanted = MmiRecords.ToInstance(instance, nameSpace, Keys(nameSpace, instance.ClassName, operation));
                using CimInstance created = _session.CreateInstance(nameSpace, wanted, operation);
                return MmiRecords.ToRecord(created);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task ModifyAsync(string nameSpace, CimRecord instance, IReadOnlyList<CimField> options, CancellationToken cancellationToken) =>
        RunAsync(
            $"changing a {instance.ClassName}",
            operation =>
            {
                SetOptions(operation, options);
                using CimInstance wanted = MmiRecords.ToInstance(instance, nameSpace, Keys(nameSpace, instance.ClassName, operation));
                _session.ModifyInstance(nameSpace, wanted, operation)?.Dispose();
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAsync(string nameSpace, CimPath path, CancellationToken cancellationToken) =>
        RunAsync(
            $"deleting a {path.ClassName}",
            options =>
            {
                using CimInstance reference = MmiRecords.ToReference(path, nameSpace);
                _session.DeleteInstance(nameSpace, reference, options);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_ownsSession)
        {
            _session.Dispose();
        }
    }

    private static double NextDouble()
    {
        lock (s_random)
        {
            return s_random.NextDouble();
        }
    }

    private static void EnsureAvailable(string computerName)
    {
        if (MmiAvailability.Reason is string reason)
        {
            throw new HostFaultException(computerName, HostFaultKind.NotSupported, reason);
        }
    }

    // Apart from the public methods, because the runtime looks for MMI before a method that names it begins.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static MmiCimClient Open(string name, bool isLocal, NetworkCredential? credential) =>
        new(MmiSession.Open(name, isLocal, credential), name, ownsSession: true);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static MmiCimClient Adopt(object cimSession) => cimSession is CimSession session
        ? new(session, session.ComputerName ?? "localhost", ownsSession: false)
        : throw new ArgumentException("This is no CimSession: pass what New-CimSession returns.", nameof(cimSession));

    private static List<CimRecord> Records(IEnumerable<CimInstance> instances)
    {
        var records = new List<CimRecord>();
        foreach (CimInstance instance in instances)
        {
            using (instance)
            {
                records.Add(MmiRecords.ToRecord(instance));
            }
        }

        return records;
    }

    private static void SetOptions(CimOperationOptions operation, IReadOnlyList<CimField> options)
    {
        foreach (CimField option in options)
        {
            operation.SetCustomOption(option.Name, option.Value, (CimType)(int)option.Type, mustComply: false);
        }
    }

    // The server may send no result at all (facts C1): then nobody knows what was done.
    private CimMethodAnswer Answer(string method, CimMethodResult? result) => result is null
        ? throw new HostFaultException(ComputerName, HostFaultKind.Failed, $"{method} came back without a result: read the host again.")
        : new CimMethodAnswer(
            Convert.ToUInt32(result.ReturnValue?.Value ?? 0u, CultureInfo.InvariantCulture),
            new CimRecord(method, result.OutParameters.Select(p => MmiRecords.ToField(p.Name, p.CimType, p.Value))));

    private ISet<string> Keys(string nameSpace, string className, CimOperationOptions options) => _keysByClass.GetOrAdd((nameSpace, className), _ =>
    {
        using CimClass schema = _session.GetClass(nameSpace, className, options);
        return new HashSet<string>(schema.CimClassProperties.Where(p => (p.Flags & CimFlags.Key) != 0).Select(p => p.Name), Names.Comparer);
    });

    private Task<T> RunAsync<T>(string work, Func<CimOperationOptions, T> call, CancellationToken cancellationToken) =>
        _operation.RunAsync(work, call, cancellationToken);
}
