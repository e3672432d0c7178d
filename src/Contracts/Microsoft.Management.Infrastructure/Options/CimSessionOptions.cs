using System;

namespace Microsoft.Management.Infrastructure.Options;

public class CimSessionOptions : IDisposable
{
    public CimSessionOptions() => throw null;

    public void AddDestinationCredentials(CimCredential credential) => throw null;

    public void Dispose() => throw null;

    protected virtual void Dispose(bool disposing) => throw null;
}
