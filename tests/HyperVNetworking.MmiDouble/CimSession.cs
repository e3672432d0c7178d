using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.Management.Infrastructure.Doubles;
using Microsoft.Management.Infrastructure.Options;

namespace Microsoft.Management.Infrastructure;

/// <summary>Passes calls on to a stand-in for a host. Null or blank names are refused, and a cancelled call ends as MMI's do.</summary>
public class CimSession : IDisposable
{
    private readonly ICimServer _server;
    private bool _isDisposed;

    internal CimSession(string computerName, ICimServer server) => (ComputerName, _server) = (computerName, server);

    public string ComputerName { get; }

    private ICimServer Server
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _server;
        }
    }

    public static CimSession Create(string computerName) => Create(computerName, null);

    public static CimSession Create(string computerName, CimSessionOptions sessionOptions) => new(computerName, CimServers.Connect(computerName, sessionOptions));

    public IEnumerable<CimInstance> EnumerateInstances(string namespaceName, string className, CimOperationOptions options) =>
        Watched(Server.Enumerate(namespaceName, Required(className), options), options);

    public IEnumerable<CimInstance> QueryInstances(string namespaceName, string queryDialect, string queryExpression, CimOperationOptions options) =>
        Required(queryDialect) == "WQL" ? Watched(Server.Query(namespaceName, Required(queryExpression), options), options) : throw CimServers.Fault(NativeErrorCode.QueryLanguageNotSupported, queryDialect);

    public IEnumerable<CimInstance> EnumerateAssociatedInstances(string namespaceName, CimInstance sourceInstance, string associationClassName, string resultClassName, string sourceRole, string resultRole, CimOperationOptions options) =>
        Watched(Server.Associated(namespaceName, sourceInstance, associationClassName, resultClassName, options), options);

    public CimInstance GetInstance(string namespaceName, CimInstance instanceId, CimOperationOptions options) => Server.Get(namespaceName, instanceId, options);

    public CimInstance CreateInstance(string namespaceName, CimInstance instance, CimOperationOptions options) => Server.Create(namespaceName, instance, options);

    public CimInstance ModifyInstance(string namespaceName, CimInstance instance, CimOperationOptions options)
    {
        Server.Modify(namespaceName, instance, options);
        return instance;
    }

    public void DeleteInstance(string namespaceName, CimInstance instance, CimOperationOptions options) => Server.Delete(namespaceName, instance, options);

    public CimMethodResult InvokeMethod(string namespaceName, CimInstance instance, string methodName, CimMethodParametersCollection methodParameters, CimOperationOptions options) =>
        Result(Server.Invoke(namespaceName, instance.CimSystemProperties.ClassName, instance, Required(methodName), methodParameters, options));

    public CimMethodResult InvokeMethod(string namespaceName, string className, string methodName, CimMethodParametersCollection methodParameters, CimOperationOptions options) =>
        Result(Server.Invoke(namespaceName, Required(className), null, Required(methodName), methodParameters, options));

    public CimClass GetClass(string namespaceName, string className, CimOperationOptions options) => new(Server.GetClass(namespaceName, Required(className)));

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _isDisposed = true;

    private static CimMethodResult Result(IReadOnlyList<CimMethodParameter> parameters) => parameters is null ? null : new CimMethodResult(parameters);

    private static string Required(string text) => string.IsNullOrWhiteSpace(text) ? throw new ArgumentNullException(nameof(text)) : text;

    private static IEnumerable<CimInstance> Watched(IEnumerable<CimInstance> instances, CimOperationOptions options)
    {
        foreach (CimInstance instance in instances)
        {
            (options?.CancellationToken ?? CancellationToken.None).ThrowIfCancellationRequested();
            yield return instance;
        }
    }
}
