using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Output;

namespace HyperVNetworking.Binding;

/// <summary>What workers want written. Only the pipeline's own thread may write, so they post here and it drains.</summary>
internal sealed class PipelineQueue : IDisposable
{
    private readonly BlockingCollection<Action> _writes = [];

    /// <summary>Has something written; may be called on any thread, and does nothing after the work has ended.</summary>
    public void Post(Action write)
    {
        try
        {
            _writes.Add(write);
        }
        catch (InvalidOperationException)
        {
            // A straggler reports after the end: nobody listens any more.
        }
    }

    /// <summary>Progress that is shown in the pipeline's thread.</summary>
    public IProgress<HostProgress> Progress(ProgressDisplay display) => new PostedProgress(this, display);

    /// <summary>Writes what the work posts until it ends, and hands its result on. A write that throws (the pipeline was stopped, or an error action says so) cancels the work and waits for it.</summary>
    public T Drain<T>(Task<T> work, Action cancel)
    {
        _ = work.ContinueWith(_ => _writes.CompleteAdding(), TaskScheduler.Default);
        Exception? refused = null;
        foreach (Action write in _writes.GetConsumingEnumerable())
        {
            if (refused is not null)
            {
                continue;
            }

            try
            {
                write();
            }
#pragma warning disable CA1031 // Whatever a write throws ends the cmdlet, but not before the work has put its hosts in order.
            catch (Exception e)
            {
                refused = e;
                cancel();
            }
#pragma warning restore CA1031
        }

        if (refused is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(refused).Throw();
        }

        return work.GetAwaiter().GetResult();
    }

    public void Dispose() => _writes.Dispose();

    // Progress<T> would post to a thread of its own, after the end.
    private sealed class PostedProgress(PipelineQueue queue, ProgressDisplay display) : IProgress<HostProgress>
    {
        public void Report(HostProgress value) => queue.Post(() => display.Report(value));
    }
}
