using System;

namespace Microsoft.Management.Infrastructure;

public class CimException : Exception, IDisposable
{
    public CimException()
        : this(NativeErrorCode.Ok, string.Empty, null)
    {
    }

    internal CimException(NativeErrorCode code, string message, CimInstance error)
        : base(message)
    {
        NativeErrorCode = code;
        ErrorData = error;
    }

    public NativeErrorCode NativeErrorCode { get; }

    public CimInstance ErrorData { get; }

    public string MessageId => ErrorData?.CimInstanceProperties["MessageId"]?.Value as string;

    public uint StatusCode => ErrorData?.CimInstanceProperties["CIMStatusCode"]?.Value is uint code ? code : 0;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => ErrorData?.Dispose();
}
