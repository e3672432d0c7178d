using System;
using Microsoft.Management.Infrastructure.Doubles;
using Microsoft.Management.Infrastructure.Generic;

namespace Microsoft.Management.Infrastructure;

public sealed class CimInstance : IDisposable
{
    private readonly CimSystemProperties _system;
    private readonly StoredCollection<CimProperty> _properties;
    private bool _isDisposed;

    public CimInstance(string className, string namespaceName)
        : this(className, namespaceName, null)
    {
    }

    internal CimInstance(string className, string namespaceName, string serverName)
    {
        _system = new CimSystemProperties(namespaceName, serverName, className ?? throw new ArgumentNullException(nameof(className)));
        _properties = new StoredCollection<CimProperty>(p => p.Name, AssertNotDisposed);
    }

    public CimKeyedCollection<CimProperty> CimInstanceProperties
    {
        get
        {
            AssertNotDisposed();
            return _properties;
        }
    }

    public CimSystemProperties CimSystemProperties
    {
        get
        {
            AssertNotDisposed();
            return _system;
        }
    }

    public void Dispose() => _isDisposed = true;

    private void AssertNotDisposed() => ObjectDisposedException.ThrowIf(_isDisposed, this);
}
