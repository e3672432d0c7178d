using System;
using System.Collections.Generic;
using Microsoft.Management.Infrastructure.Options;

namespace Microsoft.Management.Infrastructure.Doubles;

/// <summary>What answers a session: a test's stand-in for a host. Enumerations are lazy, as MMI's are.</summary>
public interface ICimServer
{
    IEnumerable<CimInstance> Enumerate(string nameSpace, string className, CimOperationOptions options);

    IEnumerable<CimInstance> Query(string nameSpace, string query, CimOperationOptions options);

    IEnumerable<CimInstance> Associated(string nameSpace, CimInstance source, string association, string resultClass, CimOperationOptions options);

    CimInstance Get(string nameSpace, CimInstance instanceId, CimOperationOptions options);

    CimInstance Create(string nameSpace, CimInstance instance, CimOperationOptions options);

    void Modify(string nameSpace, CimInstance instance, CimOperationOptions options);

    void Delete(string nameSpace, CimInstance instance, CimOperationOptions options);

    /// <summary>The out parameters, ReturnValue among them; null where the server sends no result.</summary>
    IReadOnlyList<CimMethodParameter> Invoke(string nameSpace, string className, CimInstance target, string method, CimMethodParametersCollection parameters, CimOperationOptions options);

    IReadOnlyList<CimPropertyDeclaration> GetClass(string nameSpace, string className);
}
