using System;
using System.Collections.Generic;
using Microsoft.Management.Infrastructure;
using Microsoft.Management.Infrastructure.Doubles;
using Microsoft.Management.Infrastructure.Options;

namespace HyperVNetworking.Mmi.Tests;

/// <summary>A host whose connection breaks after the first instance, and whose methods send no result.</summary>
internal sealed class EndingServer : ICimServer
{
    public IEnumerable<CimInstance> Enumerate(string nameSpace, string className, CimOperationOptions options)
    {
        yield return CimServers.Sent(className, nameSpace, "HV01");
        throw CimServers.Fault(NativeErrorCode.Failed, "The connection broke.");
    }

    public IEnumerable<CimInstance> Query(string nameSpace, string query, CimOperationOptions options) => [];

    public IEnumerable<CimInstance> Associated(string nameSpace, CimInstance source, string association, string resultClass, CimOperationOptions options) => [];

    public CimInstance Get(string nameSpace, CimInstance instanceId, CimOperationOptions options) => throw new NotSupportedException();

    public CimInstance Create(string nameSpace, CimInstance instance, CimOperationOptions options) => throw new NotSupportedException();

    public void Modify(string nameSpace, CimInstance instance, CimOperationOptions options) => throw new NotSupportedException();

    public void Delete(string nameSpace, CimInstance instance, CimOperationOptions options) => throw new NotSupportedException();

    public IReadOnlyList<CimMethodParameter>? Invoke(string nameSpace, string className, CimInstance? target, string method, CimMethodParametersCollection parameters, CimOperationOptions options) => null;

    public IReadOnlyList<CimPropertyDeclaration> GetClass(string nameSpace, string className) => [];
}
