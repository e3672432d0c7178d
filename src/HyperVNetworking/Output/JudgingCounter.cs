using System;
using System.Globalization;
using System.Management.Automation;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Output;

/// <summary>Keeps how far a check is, which tells it on its own thread, until the pipeline's thread shows it.</summary>
/// <param name="what">What is counted.</param>
internal sealed class JudgingCounter(string what = "requirements") : IProgress<JudgingProgress>
{
    private readonly object _lock = new();
    private JudgingProgress _last;

    /// <inheritdoc/>
    public void Report(JudgingProgress value)
    {
        lock (_lock)
        {
            _last = value;
        }
    }

    /// <summary>Says in a progress record how far the check is; nothing before the first is judged.</summary>
    public void ShowIn(ProgressRecord record)
    {
        JudgingProgress last;
        lock (_lock)
        {
            last = _last;
        }

        if (last.Total > 0)
        {
            record.StatusDescription = string.Format(CultureInfo.InvariantCulture, "{0} of {1} {2}", last.Judged, last.Total, what);
            record.PercentComplete = (int)(100L * last.Judged / last.Total);
        }
    }
}
