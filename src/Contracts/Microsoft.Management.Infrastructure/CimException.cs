using System;

namespace Microsoft.Management.Infrastructure;

public class CimException : Exception, IDisposable
{
    public NativeErrorCode NativeErrorCode => throw null;

    public CimInstance ErrorData => throw null;

    public string MessageId => throw null;

    public uint StatusCode => throw null;

    public void Dispose() => throw null;

    protected virtual void Dispose(bool disposing) => throw null;
}
