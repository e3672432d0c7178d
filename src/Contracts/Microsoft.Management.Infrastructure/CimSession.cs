using System;
using System.Collections.Generic;
using Microsoft.Management.Infrastructure.Options;

namespace Microsoft.Management.Infrastructure;

public class CimSession : IDisposable
{
    internal CimSession() => throw null;

    public string ComputerName => throw null;

    public static CimSession Create(string computerName) => throw null;

    public static CimSession Create(string computerName, CimSessionOptions sessionOptions) => throw null;

    public IEnumerable<CimInstance> EnumerateInstances(string namespaceName, string className, CimOperationOptions options) => throw null;

    public IEnumerable<CimInstance> QueryInstances(string namespaceName, string queryDialect, string queryExpression, CimOperationOptions options) => throw null;

    public IEnumerable<CimInstance> EnumerateAssociatedInstances(string namespaceName, CimInstance sourceInstance, string associationClassName, string resultClassName, string sourceRole, string resultRole, CimOperationOptions options) => throw null;

    public CimInstance GetInstance(string namespaceName, CimInstance instanceId, CimOperationOptions options) => throw null;

    public CimInstance CreateInstance(string namespaceName, CimInstance instance, CimOperationOptions options) => throw null;

    public CimInstance ModifyInstance(string namespaceName, CimInstance instance, CimOperationOptions options) => throw null;

    public void DeleteInstance(string namespaceName, CimInstance instance, CimOperationOptions options) => throw null;

    public CimMethodResult InvokeMethod(string namespaceName, CimInstance instance, string methodName, CimMethodParametersCollection methodParameters, CimOperationOptions options) => throw null;

    public CimMethodResult InvokeMethod(string namespaceName, string className, string methodName, CimMethodParametersCollection methodParameters, CimOperationOptions options) => throw null;

    public CimClass GetClass(string namespaceName, string className, CimOperationOptions options) => throw null;

    public void Dispose() => throw null;

    protected virtual void Dispose(bool disposing) => throw null;
}
