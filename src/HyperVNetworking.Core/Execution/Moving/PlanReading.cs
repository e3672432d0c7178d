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
    private const int Readings = 4;

    /// <summary>Reads hosts.</summary>
    public static async Task<ValueList<HostState>> ReadAsync(
        IEnumerable<PlanStep> steps, IReadOnlyList<IHostSession> sessions, RunOptions options, IProgress<HostProgress>? progress, CancellationToken cancellationToken)
    {
        PlanStep[] onVms = steps.Where(VmWhereabouts.CanFollow).ToArray();
        ValueList<HostState> states = [];
        for (int reading = 0; reading < Readings; reading++)
        {
            states = await HostReader.ReadAllAsync(sessions, options.ThrottleLimit, progress, cancellationToken).ConfigureAwait(false);
            if (states.Any(s => !s.Complete) || onVms.All(s => VmWhereabouts.Find(s, states).Host is not null))
            {
                break;
            }
        }

        return states;
    }
}
