using System;
using Microsoft.Management.Infrastructure.Generic;

namespace Microsoft.Management.Infrastructure;

public sealed class CimClass : IDisposable
{
    internal CimClass() => throw null;

    public CimReadOnlyKeyedCollection<CimPropertyDeclaration> CimClassProperties => throw null;

    public void Dispose() => throw null;
}
