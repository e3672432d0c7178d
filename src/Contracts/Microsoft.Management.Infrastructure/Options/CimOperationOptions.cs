using System;
using System.Threading;

namespace Microsoft.Management.Infrastructure.Options;

public class CimOperationOptions : IDisposable
{
    public CimOperationOptions() => throw null;

    public TimeSpan Timeout
    {
        get => throw null;
        set => throw null;
    }

    public CancellationToken? CancellationToken
    {
        get => throw null;
        set => throw null;
    }

    public void SetCustomOption(string optionName, object optionValue, CimType cimType, bool mustComply) => throw null;

    public void Dispose() => throw null;

    protected virtual void Dispose(bool disposing) => throw null;
}
