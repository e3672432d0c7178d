using System.Collections;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Commands;

/// <summary>Lets every part of a network fail and tells what that comes to: one outcome a failure.</summary>
[Cmdlet(VerbsDiagnostic.Test, "NetworkResilience")]
[OutputType(typeof(FailureOutcome), typeof(bool))]
public sealed class TestNetworkResilienceCommand : StateCmdlet
{
    /// <summary>The kinds of parts that fail; without it all do.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public FailureKind[] Failure { get; set; } = [];

    /// <summary>Lets parts also fail two at a time.</summary>
    [Parameter]
    public SwitchParameter Pair { get; set; }

    /// <summary>How long teams are away when they converge, in seconds by mode.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable ConvergenceSecond { get; set; } = [];

    /// <summary>Returns true if every failure that counts is survived and false otherwise, in place of the outcomes.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!ConvergenceTable.TryRead(ConvergenceSecond, out ConvergenceSeconds convergence, out DictionaryEntry wrong))
        {
            ThrowTerminatingError(ResilienceErrors.ConvergenceWrong(wrong));
        }

        NetworkDocument? document = Document;
        if (document is null)
        {
            ThrowTerminatingError(CommandErrors.RequirementMissing());
        }

        NetworkState network = Complete();
        var counter = new JudgingCounter("failures");
        var options = new ResilienceOptions { Failures = Failure.Distinct().ToValueList(), Pairs = Pair, Convergence = convergence, Progress = counter };
        ResilienceReport report = Compute(
            "Judging the resilience",
            token => ResilienceCheck.Judge(document!, network.Hosts, options with { CancellationToken = token }),
            counter);
        if (Quiet)
        {
            WriteObject(report.Passes);
            return;
        }

        WriteFindings(network.Findings);
        foreach (string fact in report.Unproven)
        {
            WriteWarning(fact);
        }

        foreach (string assumption in report.Assumptions)
        {
            WriteVerbose(assumption);
        }

        foreach (FailureOutcome outcome in report.Failures)
        {
            WriteObject(outcome);
        }

        WriteVerbose(report.Summary);
    }
}
