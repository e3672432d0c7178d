using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Drift;

/// <summary>Brings live hosts and the <c>hosts</c> section of a document together: live wins, the document adds what a host cannot tell, differences are findings (site-rules C3).</summary>
public static class HostExpectation
{
    /// <summary>Completes live hosts from a document.</summary>
    /// <param name="live">The hosts as read; one that failed has <see cref="HostState.Complete"/> false.</param>
    /// <param name="document">The expectation.</param>
    /// <returns>The completed hosts and the differences. An expected host that was not read keeps its expected content, so that its VMs are known by name, and is incomplete.</returns>
    public static ExpectationResult Merge(IReadOnlyList<HostState> live, NetworkDocument document)
    {
        var expectedHosts = new Dictionary<string, HostState>(Names.Comparer);
        foreach (HostState host in document.Hosts)
        {
            expectedHosts[host.Name] = host;
        }

        var expectedVms = new ExpectedVms(document.Hosts);
        var liveVms = new LiveVms(live.Where(WasRead));
        var states = new List<HostState>();
        var findings = new List<Finding>();
        foreach (HostState host in live)
        {
            if (!expectedHosts.TryGetValue(host.Name, out HostState? expected))
            {
                states.Add(HostSupplement.Complete(host, new HostState { Name = host.Name }, expectedVms));
                if (document.Hosts.Count > 0)
                {
                    findings.Add(DriftFindings.HostNotExpected(host));
                }
            }
            else if (WasRead(host))
            {
                states.Add(HostSupplement.Complete(host, expected, expectedVms));
                findings.AddRange(HostDifferences.Find(host, expected, liveVms));
            }
            else
            {
                states.Add(Unread(expected, host.Error, liveVms));
            }

            if (!host.Complete)
            {
                findings.Add(DriftFindings.HostNotRead(host.Name, host.Error));
            }
        }

        var seen = new HashSet<string>(live.Select(h => h.Name), Names.Comparer);
        foreach (HostState expected in document.Hosts.Where(h => !seen.Contains(h.Name)))
        {
            states.Add(Unread(expected, "It was not asked.", liveVms));
            findings.Add(DriftFindings.HostNotRead(expected.Name, "it was not asked."));
        }

        return new ExpectationResult { States = states.ToValueList(), Findings = findings.ToValueList() };
    }

    // A host that failed on the way may still have told a part; a host that told nothing has neither VMs nor switches nor NICs.
    private static bool WasRead(HostState host) =>
        host.Complete || host.Vms.Count + host.Switches.Count + host.PhysicalNics.Count > 0;

    // A VM that runs elsewhere now is not listed a second time under the host that nobody could read.
    private static HostState Unread(HostState expected, string? error, LiveVms liveVms) => expected with
    {
        Complete = false,
        Error = error ?? "It was not read.",
        ReadAt = null,
        Vms = expected.Vms.RemoveAll(vm => liveVms.Find(vm).Any()),
    };
}
