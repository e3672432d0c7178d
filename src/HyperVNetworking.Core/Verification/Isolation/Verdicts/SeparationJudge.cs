using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Judges that nobody outside a tenant and its allow rules hears it: the closed world (site-rules A2), over whatever may happen.</summary>
internal static class SeparationJudge
{
    private const int MaximumTraces = 5;

    /// <summary>Judges a tenant's separation.</summary>
    public static Verdict Judge(IsolationCase isolationCase, JudgedTenant tenant)
    {
        Verdict verdict = Proven(isolationCase.Permitted, tenant.Tenant, tenant.Members.Count);
        var violations = new List<Violation>();
        if (tenant.Tenant.Visibility == TenantVisibility.HostOnly)
        {
            violations.AddRange(Leaving(tenant));
        }

        violations.AddRange(Overheard(isolationCase, tenant));
        return violations.Count > 0
            ? Violated(verdict, violations)
            : Unproven.Unless(verdict, isolationCase.MissingFor(tenant).Concat(OpenEnds(isolationCase, tenant)));
    }

    /// <summary>The verdict that a tenant's separation holds.</summary>
    public static Verdict Proven(PermittedHearers permitted, Tenant tenant, int endpoints)
    {
        string[] others = permitted.Of(tenant.Name).ToArray();
        return new Verdict
        {
            Kind = RequirementKind.Separation,
            Tenant = tenant.Name,
            Requirement = $"{tenant.Name} is heard by nobody else{(others.Length > 0 ? $" but {string.Join(" and ", others)}" : string.Empty)}"
                + $"{(tenant.Visibility == TenantVisibility.HostOnly ? ", and no frame of it reaches an uplink" : string.Empty)}.",
            Outcome = Outcome.Proven,
            Reason = $"No frame of its {endpoints} endpoint{(endpoints == 1 ? string.Empty : "s")} can arrive anywhere else.",
        };
    }

    /// <summary>The verdict that no member hears another.</summary>
    public static Verdict ProvenApart(Tenant tenant, int endpoints) => new()
    {
        Kind = RequirementKind.Reach,
        Tenant = tenant.Name,
        Requirement = $"No member of {tenant.Name} hears another.",
        Outcome = Outcome.Proven,
        Reason = $"No frame of any of its {endpoints} endpoints can arrive at another.",
    };

    /// <summary>The missing fact that frames of a tenant end where nobody described what is there.</summary>
    public static string OpenEnd(string tenant, string openEnd) => $"{tenant} reaches {openEnd}, and nobody described what is there.";

    /// <summary>Judges that no member hears another.</summary>
    public static Verdict JudgeMembersApart(IsolationCase isolationCase, JudgedTenant tenant)
    {
        Verdict verdict = ProvenApart(tenant.Tenant, tenant.Members.Count);
        Violation[] violations = tenant.Places
            .SelectMany(sender => tenant.WalkOf(sender).Hearers
                .Where(h => tenant.MemberSet.Contains(h) && isolationCase.Graph.Endpoints[h].Machine != sender.Machine
                    && CanBeBlamed(sender, tenant.WalkOf(sender), isolationCase.Graph.Endpoints[h]))
                .Take(1)
                .Select(h => Heard(isolationCase, tenant, sender, tenant.WalkOf(sender), h)))
            .ToArray();
        return violations.Length > 0
            ? Violated(verdict, violations)
            : Unproven.Unless(verdict, isolationCase.MissingFor(tenant).Concat(OpenEnds(isolationCase, tenant)));
    }

    private static IEnumerable<Violation> Leaving(JudgedTenant tenant)
    {
        foreach ((GraphEndpoint sender, FrameWalk walk) in tenant.Senders)
        {
            string place = sender.Ports.Count > 0 ? sender.Ports[0].Device.Name : "the network";
            IReadOnlyList<WalkStep> steps = walk.StepsToUplink();
            if (steps.Count > 0 || (sender.Ports.Count > 0 && sender.Adapter is null))
            {
                var frame = steps.Count > 0 ? FollowedFrame.Along(sender, steps, null) : FollowedFrame.Nowhere();
                string blame = sender.Adapter is null
                    ? $"{sender.Place} ({sender.Endpoint.Describe()} is on the physical network, and {tenant.Name} is HostOnly)"
                    : $"{sender.Place}, on {place}, which has an uplink ({tenant.Name} is HostOnly)";
                yield return new Violation(
                    new Trace { From = sender.Endpoint.Name, To = "an uplink", Arrives = true, Hops = frame.Hops.ToValueList(), Blame = blame },
                    $"Frames of {sender.Endpoint.Name} leave {place}",
                    []);
            }
        }
    }

    private static IEnumerable<Violation> Overheard(IsolationCase isolationCase, JudgedTenant tenant)
    {
        var seen = new HashSet<int>();
        foreach ((GraphEndpoint sender, FrameWalk walk) in tenant.Senders)
        {
            isolationCase.Options.CancellationToken.ThrowIfCancellationRequested();
            foreach (int hearer in walk.Hearers.Where(h => !tenant.Permitted.Contains(h)))
            {
                GraphEndpoint endpoint = isolationCase.Graph.Endpoints[hearer];
                if (IsInTwoPlaces(sender, endpoint) || !CanBeBlamed(sender, walk, endpoint) || !seen.Add((endpoint.Original ?? endpoint).Index))
                {
                    continue;
                }

                Violation violation = Heard(isolationCase, tenant, sender, walk, hearer);
                if (isolationCase.Options.UnlistedEndpoint == UnlistedEndpoint.Report && isolationCase.TenantOf(endpoint) is null)
                {
                    isolationCase.Findings.Add(IsolationFindings.Unlisted(tenant, endpoint, violation.Sentence));
                    continue;
                }

                yield return violation;
            }
        }
    }

    // A VM is in one place at a time.
    private static bool IsInTwoPlaces(GraphEndpoint sender, GraphEndpoint hearer) =>
        sender.Machine == hearer.Machine && sender.MachineInPlace != hearer.MachineInPlace;

    // What passes a switch or adapter that nobody can judge is a missing fact and no violation.
    private static bool CanBeBlamed(GraphEndpoint sender, FrameWalk walk, GraphEndpoint hearer) =>
        sender.Doubt is null && hearer.Doubt is null && walk.StepsTo(hearer.Index).All(s => s.In.Device.Doubt is null);

    private static Violation Heard(IsolationCase isolationCase, JudgedTenant tenant, GraphEndpoint sender, FrameWalk walk, int hearer)
    {
        GraphEndpoint endpoint = isolationCase.Graph.Endpoints[hearer];
        FollowedFrame frame = FollowedFrame.Along(sender, walk.StepsTo(hearer), endpoint);
        var trace = new Trace
        {
            From = sender.Endpoint.Name,
            To = endpoint.Endpoint.Name,
            Arrives = true,
            Hops = frame.Hops.ToValueList(),
            Blame = Blame.ForHeard(isolationCase, tenant, sender, endpoint, frame),
        };
        IEnumerable<string> assumptions = frame.Assumptions.Count == 0 || tenant.StrictWalkOf(sender).IsHeardBy(hearer) ? [] : frame.Assumptions;
        return new Violation(trace, $"{isolationCase.Name(endpoint)} hears {sender.Endpoint.Name} of {tenant.Name}", assumptions);
    }

    private static Verdict Violated(Verdict verdict, IReadOnlyList<Violation> violations) => verdict with
    {
        Outcome = Outcome.Violated,
        Reason = $"{violations[0].Sentence}; fix {violations[0].Trace.Blame}."
            + (violations.Count > 1 ? $" {violations.Count - 1} more like it." : string.Empty),
        Traces = violations.Take(MaximumTraces).Select(v => v.Trace).ToValueList(),
        Assumptions = violations.SelectMany(v => v.Assumptions).Distinct().ToValueList(),
    };

    private static IEnumerable<string> OpenEnds(IsolationCase isolationCase, JudgedTenant tenant) => tenant.Senders
        .SelectMany(s => s.Walk.OpenEnds)
        .Distinct()
        .OrderBy(i => i)
        .Select(i => OpenEnd(tenant.Name, isolationCase.Graph.OpenEnds[i]));

    private sealed record Violation(Trace Trace, string Sentence, IEnumerable<string> Assumptions);
}
