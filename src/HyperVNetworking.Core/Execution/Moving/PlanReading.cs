using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>Reads the hosts of a plan until each VM of its steps is on one of them: one that moves while they are read one after the other is on two or on none.</summary>
internal static class PlanReading
{
    // A VM that is gone for good is not waited for longer than this.
    private const int Readings = 8;

    /// <summary>Reads hosts.</summary>
    public static async Task<ValueList<HostState>> ReadAsync(
        IEnumerable<PlanStep> steps, IReadOnlyList<IHostSession> sessions, RunOptions options, IProgress<HostProgress>? progress, CancellationToken cancellationToken)
    {
        PlanStep[] onVms = steps.Where(VmWhereabouts.CanFollow).ToArray();
        HostState[] states = [.. await HostReader.ReadAllAsync(sessions, options.ThrottleLimit, progress, cancellationToken).ConfigureAwait(false)];
        for (int reading = 1; reading < Readings && states.All(s => s.Complete); reading++)
        {
            HashSet<int> unsettled = Unsettled(onVms, states);
            if (unsettled.Count == 0)
            {
                break;
            }

            IHostSession[] again = sessions.Where((_, i) => unsettled.Contains(i)).ToArray();
            var read = new Queue<HostState>(await HostReader.ReadAllAsync(again, options.ThrottleLimit, progress, cancellationToken).ConfigureAwait(false));
            states = states.Select((s, i) => unsettled.Contains(i) ? read.Dequeue() : s).ToArray();
        }

        return states.ToValueList();
    }

    // A VM on two hosts is on one of the two; one on none may be on any.
    private static HashSet<int> Unsettled(PlanStep[] onVms, HostState[] states)
    {
        var unsettled = new HashSet<int>();
        var where = new VmWhereabouts(states);
        foreach (PlanStep step in onVms.Where(s => where.Find(s).Host is null))
        {
            int[] showing = where.HostsOf(step).Select(h => Array.FindIndex(states, s => ReferenceEquals(s, h))).ToArray();
            unsettled.UnionWith(showing.Length > 0 ? showing : Enumerable.Range(0, states.Length));
        }

        return unsettled;
    }
}
