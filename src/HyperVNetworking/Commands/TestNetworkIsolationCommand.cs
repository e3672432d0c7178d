using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Drift;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Commands;

/// <summary>Judges whether hosts keep a document's tenants apart and together as it demands: one verdict a requirement, at layer 2.</summary>
[Cmdlet(VerbsDiagnostic.Test, "NetworkIsolation")]
[OutputType(typeof(Verdict), typeof(bool))]
public sealed class TestNetworkIsolationCommand : NetworkCmdlet
{
    private readonly List<HostState> _states = [];

    /// <summary>The hosts as read; those that the requirement expects and that are missing here leave what they could touch unproven.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Unroll]
    [ValidateNotNull]
    public HostState[] State { get; set; } = [];

    /// <summary>The network document, or the plan that holds one.</summary>
    [Parameter(Position = 1, Mandatory = true)]
    [ValidateNotNull]
    public PSObject Requirement { get; set; } = null!;

    /// <summary>What it means that somebody who is in no tenant and no allow rule hears one.</summary>
    [Parameter]
    public UnlistedEndpoint UnlistedEndpoint { get; set; }

    /// <summary>How old a host's state may be.</summary>
    [Parameter]
    public TimeSpan? MaxStateAge { get; set; }

    /// <summary>Returns true if all is proven and false otherwise, in place of the verdicts.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _states.AddRange(State);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        NetworkDocument? document = Requirement.BaseObject switch
        {
            NetworkDocument given => given,
            NetworkPlan plan => plan.Document,
            _ => null,
        };
        if (document is null)
        {
            ThrowTerminatingError(CommandErrors.NotARequirement(Requirement.BaseObject));
        }

        ExpectationResult expectation = HostExpectation.Merge(_states, document!);
        if (expectation.States.Count == 0)
        {
            ThrowTerminatingError(CommandErrors.NothingToJudge());
        }

        // "All of nothing is proven" would be true of an emptied document.
        if (document!.Tenants.Count == 0)
        {
            ThrowTerminatingError(CommandErrors.NothingRequired());
        }

        var options = new IsolationOptions { UnlistedEndpoint = UnlistedEndpoint, MaxStateAge = MaxStateAge, Now = SystemClock.Instance.UtcNow };
        IsolationReport report = IsolationCheck.Judge(document, expectation.States, options);
        if (Quiet)
        {
            WriteObject(report.AllProven);
            return;
        }

        WriteFindings(expectation.Findings.Concat(report.Findings).Distinct());
        foreach (Verdict verdict in report.Verdicts)
        {
            WriteObject(verdict);
        }
    }
}
