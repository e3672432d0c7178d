using System;
using System.Collections.Generic;

namespace Microsoft.Management.Infrastructure.Options;

public class CimSessionOptions : IDisposable
{
    private readonly List<CimCredential> _credentials = [];

    /// <summary>Not MMI's: who asks.</summary>
    public IReadOnlyList<CimCredential> Credentials => _credentials;

    /// <summary>Not MMI's: whether the session that they opened may still look at them.</summary>
    public bool IsDisposed { get; private set; }

    public void AddDestinationCredentials(CimCredential credential) => _credentials.Add(credential);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => IsDisposed = true;
}
