using System;
using Microsoft.Management.Infrastructure.Generic;

namespace Microsoft.Management.Infrastructure;

public class CimMethodResult : CimMethodResultBase, IDisposable
{
    internal CimMethodResult() => throw null;

    public CimMethodParameter ReturnValue => throw null;

    public CimReadOnlyKeyedCollection<CimMethodParameter> OutParameters => throw null;

    public void Dispose() => throw null;

    protected virtual void Dispose(bool disposing) => throw null;
}
