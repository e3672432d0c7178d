using System;
using System.Collections.Generic;
using System.Threading;

namespace Microsoft.Management.Infrastructure.Options;

public class CimOperationOptions : IDisposable
{
    private readonly List<(string Name, object Value, CimType Type)> _custom = [];

    public TimeSpan Timeout { get; set; }

    public CancellationToken? CancellationToken { get; set; }

    /// <summary>Not MMI's: what a server is told.</summary>
    public IReadOnlyList<(string Name, object Value, CimType Type)> Custom => _custom;

    public void SetCustomOption(string optionName, object optionValue, CimType cimType, bool mustComply) => _custom.Add((optionName, optionValue, cimType));

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
