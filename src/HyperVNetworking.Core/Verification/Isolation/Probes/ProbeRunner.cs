using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Makes probes, one after the other, so that no receiver takes another's for its own. It changes no setting of any host.</summary>
public static class ProbeRunner
{
    // Addresses that are nobody's (RFC 5737), so that no guest answers in its port's place; whether a host asks for those of the guests is not documented.
    private const string SenderAddress = "192.0.2.1";
    private const string ReceiverAddress = "192.0.2.2";

    /// <summary>Makes the probes of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="sessions">The hosts.</param>
    /// <param name="progress">Hears after each probe how many are made; null if nobody asks.</param>
    /// <param name="cancellationToken">Ends the probing.</param>
    /// <returns>A result for each probe, in the plan's order; one that could not be made says why.</returns>
    public static async Task<ValueList<ProbeResult>> RunAsync(ProbePlan plan, IReadOnlyList<IProbeSession> sessions, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var results = new List<ProbeResult>();
        var lost = new Dictionary<string, string>(Names.Comparer);
        foreach (Probe probe in plan.Probes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var result = new ProbeResult { Sender = probe.Sender, Receiver = probe.Receiver, ExpectedHeard = probe.ExpectedHeard };
            IProbeSession? from = Find(sessions, probe.Sender);
            IProbeSession? to = Find(sessions, probe.Receiver);
            string[] ends = [probe.Receiver.Host, probe.Sender.Host];
            if (from is null || to is null)
            {
                results.Add(result with { Reason = $"host {(from is null ? probe.Sender : probe.Receiver).Host} is not among the hosts that are to be probed." });
            }
            else if (ends.FirstOrDefault(lost.ContainsKey) is string dead)
            {
                results.Add(result with { Reason = lost[dead] });
            }
            else
            {
                results.Add(await MakeAsync(result, from, to, results.Count + 1, lost, cancellationToken).ConfigureAwait(false));
            }

            progress?.Report(results.Count);
        }

        return results.ToValueList();
    }

    private static IProbeSession? Find(IEnumerable<IProbeSession> sessions, ProbeEnd end) => sessions.FirstOrDefault(s => Names.Same(s.ComputerName, end.Host));

    private static async Task<ProbeResult> MakeAsync(ProbeResult result, IProbeSession from, IProbeSession to, int number, Dictionary<string, string> lost, CancellationToken cancellationToken)
    {
        var call = new ProbeCall
        {
            Adapter = result.Receiver.Adapter,
            SenderIPAddress = SenderAddress,
            ReceiverIPAddress = ReceiverAddress,
            ReceiverMacAddress = result.Receiver.MacAddress,
            SequenceNumber = number,
        };
        string host = to.ComputerName;
        try
        {
            ProbeListener listener = await to.ListenAsync(call, cancellationToken).ConfigureAwait(false);
            host = from.ComputerName;
            bool heard;
            try
            {
                heard = await from.SendAsync(call with { Adapter = result.Sender.Adapter }, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                host = to.ComputerName;
                await listener.EndAsync().ConfigureAwait(false);
            }

            return result with { Heard = heard };
        }
        catch (HostFaultException fault)
        {
            // Whoever cannot be reached, or lets nobody in, will not do so for the next probe either, and each costs a time-out.
            if (fault.Kind is HostFaultKind.Unreachable or HostFaultKind.AccessDenied)
            {
                lost[fault.ComputerName] = fault.Message;
            }

            return result with { Reason = fault.Message };
        }
    }
}
