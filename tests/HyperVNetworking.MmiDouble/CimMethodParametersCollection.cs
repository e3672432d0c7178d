using System;
using System.Collections.Generic;
using Microsoft.Management.Infrastructure.Doubles;
using Microsoft.Management.Infrastructure.Generic;

namespace Microsoft.Management.Infrastructure;

public class CimMethodParametersCollection : CimKeyedCollection<CimMethodParameter>, IDisposable
{
    private readonly StoredCollection<CimMethodParameter> _parameters;
    private bool _isDisposed;

    public CimMethodParametersCollection() =>
        _parameters = new StoredCollection<CimMethodParameter>(p => p.Name, () => ObjectDisposedException.ThrowIf(_isDisposed, this));

    public override int Count => _parameters.Count;

    public override CimMethodParameter this[string parameterName] => _parameters[parameterName];

    public override void Add(CimMethodParameter newParameter) => _parameters.Add(newParameter);

    public override IEnumerator<CimMethodParameter> GetEnumerator() => _parameters.GetEnumerator();

    public void Dispose() => _isDisposed = true;
}
