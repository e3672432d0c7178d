using System;
using System.Diagnostics;
using System.Management.Automation;
using HyperVNetworking.Binding;

namespace HyperVNetworking.Output;

/// <summary>Shows how many probes are made; nothing if they end within a second.</summary>
internal sealed class ProbeDisplay(Cmdlet cmdlet, int total)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly ProgressRecord _record = new(1, "Probing", "probes");
    private bool _shown;

    /// <summary>The progress, shown in the pipeline's thread.</summary>
    public IProgress<int> On(PipelineQueue queue) => new Posted(queue, this);

    public void Complete()
    {
        if (_shown)
        {
            _record.RecordType = ProgressRecordType.Completed;
            cmdlet.WriteProgress(_record);
        }
    }

    private void Show(int made)
    {
        if (_watch.Elapsed >= TimeSpan.FromSeconds(1))
        {
            _shown = true;
            _record.StatusDescription = $"{made} of {total} probes made";
            _record.PercentComplete = 100 * made / total;
            cmdlet.WriteProgress(_record);
        }
    }

    private sealed class Posted(PipelineQueue queue, ProbeDisplay display) : IProgress<int>
    {
        public void Report(int value) => queue.Post(() => display.Show(value));
    }
}
