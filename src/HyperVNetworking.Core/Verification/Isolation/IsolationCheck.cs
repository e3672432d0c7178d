using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Storage;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Judges who may talk to whom against what hosts and physical switches really do, at layer 2 (design 6, site-rules A).</summary>
public static class IsolationCheck
{
    /// <summary>Judges every requirement of a document.</summary>
    /// <param name="requirement">The tenants, the allow rules, the physical network and the hosts that are expected.</param>
    /// <param name="states">The hosts as they were read; one with <see cref="HostState.Complete"/> false leaves nothing Proven.</param>
    /// <param name="options">How to judge.</param>
    /// <returns>One separation verdict per tenant and traffic class, one reach verdict where it has two machines, one verdict per allow rule; and the findings, those about the storage that tenants ask for among them.</returns>
    /// <exception cref="System.OperationCanceledException">The options' token ended the check.</exception>
    public static IsolationReport Judge(NetworkDocument requirement, IReadOnlyList<HostState> states, IsolationOptions options)
    {
        IsolationReport report = DomainCheck.Judge(requirement, states, options);
        ValueList<Finding> storage = TenantStorageCheck.Judge(requirement, states);
        return storage.Count == 0 ? report : report with { Findings = [.. report.Findings, .. storage] };
    }

    /// <summary>Judges every requirement on the whole network, endpoint by endpoint: what the check by domains must agree with.</summary>
    internal static IsolationReport JudgeExactly(NetworkDocument requirement, IReadOnlyList<HostState> states, IsolationOptions options)
    {
        var isolationCase = new IsolationCase(requirement, states, options);
        IsolationFindings.AddTo(isolationCase);
        var verdicts = new List<Verdict>();
        int total = isolationCase.Tenants.Count + requirement.Allow.Count;
        int judged = 0;
        foreach (JudgedTenant tenant in isolationCase.Tenants)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            verdicts.Add(SeparationJudge.Judge(isolationCase, tenant));
            if (ReachJudge.JudgeMembers(isolationCase, tenant) is Verdict reach)
            {
                verdicts.Add(reach);
            }

            options.Progress?.Report(new JudgingProgress(++judged, total));
        }

        foreach (AllowRule rule in requirement.Allow)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            verdicts.Add(ReachJudge.JudgeRule(isolationCase, rule));
            options.Progress?.Report(new JudgingProgress(++judged, total));
        }

        return new IsolationReport { Verdicts = verdicts.ToValueList(), Findings = isolationCase.Findings.ToValueList() };
    }
}
