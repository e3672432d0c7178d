using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Management.Automation;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;

namespace HyperVNetworking.Output;

/// <summary>Shows the progress of a run and, below it, of each host; nothing if the run ends within a second.</summary>
internal sealed class ProgressDisplay(Cmdlet cmdlet, string activity)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Dictionary<string, int> _children = new(Names.Comparer);
    private readonly HashSet<string> _finished = new(Names.Comparer);
    private bool _shown;

    public void Report(HostProgress progress)
    {
        if (!_children.TryGetValue(progress.ComputerName, out int id))
        {
            _children.Add(progress.ComputerName, id = _children.Count + 2);
        }

        bool done = progress.Total > 0 && progress.Done >= progress.Total;
        if (done)
        {
            _finished.Add(progress.ComputerName);
        }

        if (_watch.Elapsed < s_patience)
        {
            return;
        }

        _shown = true;
        cmdlet.WriteProgress(new ProgressRecord(1, activity, $"{_finished.Count} of {_children.Count} hosts done"));
        cmdlet.WriteProgress(new ProgressRecord(id, progress.ComputerName, progress.Activity)
        {
            ParentActivityId = 1,
            PercentComplete = progress.Total > 0 ? Math.Min(100, 100 * progress.Done / progress.Total) : -1,
            RecordType = done ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        });
    }

    public void Complete()
    {
        if (_shown)
        {
            cmdlet.WriteProgress(new ProgressRecord(1, activity, "done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
