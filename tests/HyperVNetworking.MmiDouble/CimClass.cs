using System;
using System.Collections.Generic;
using Microsoft.Management.Infrastructure.Doubles;
using Microsoft.Management.Infrastructure.Generic;

namespace Microsoft.Management.Infrastructure;

public sealed class CimClass : IDisposable
{
    private readonly StoredCollection<CimPropertyDeclaration> _properties;
    private bool _isDisposed;

    internal CimClass(IEnumerable<CimPropertyDeclaration> properties)
    {
        _properties = new StoredCollection<CimPropertyDeclaration>(p => p.Name, () => ObjectDisposedException.ThrowIf(_isDisposed, this));
        foreach (CimPropertyDeclaration property in properties)
        {
            _properties.Add(property);
        }
    }

    public CimReadOnlyKeyedCollection<CimPropertyDeclaration> CimClassProperties => _properties;

    public void Dispose() => _isDisposed = true;
}
