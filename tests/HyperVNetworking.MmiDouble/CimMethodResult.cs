using System;
using System.Collections.Generic;
using Microsoft.Management.Infrastructure.Generic;

namespace Microsoft.Management.Infrastructure;

/// <summary>The return value is one of the out parameters, as in MMI.</summary>
public class CimMethodResult : CimMethodResultBase, IDisposable
{
    private readonly CimMethodParametersCollection _parameters = [];

    internal CimMethodResult(IEnumerable<CimMethodParameter> parameters)
    {
        foreach (CimMethodParameter parameter in parameters)
        {
            _parameters.Add(parameter);
        }
    }

    public CimMethodParameter ReturnValue => OutParameters["ReturnValue"];

    public CimReadOnlyKeyedCollection<CimMethodParameter> OutParameters => _parameters;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _parameters.Dispose();
}
