using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Commands;

/// <summary>Searches the ways to make teams of the NICs of hosts that are alike, lets every part of each fail, and returns those that stand it, cheapest first. It changes nothing.</summary>
[Cmdlet(VerbsCommon.New, "TeamLayout")]
[OutputType(typeof(TeamLayoutProposal))]
public sealed class NewTeamLayoutCommand : StateCmdlet
{
    /// <summary>The host's traffic classes with their VLANs, such as <c>@{ Management = 10 }</c>; those of its team NICs if left out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public Hashtable? TrafficClass { get; set; }

    /// <summary>The NICs at hand; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Nic { get; set; }

    /// <summary>How many NICs more a converged backend is taken to present from each hardware port.</summary>
    [Parameter]
    [ValidateRange(0, 8)]
    public int AdditionalNic { get; set; }

    /// <summary>What fails; everything if left out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public FailureKind[]? Failure { get; set; }

    /// <summary>How long teams are away when they converge, in seconds, such as <c>@{ SwitchIndependent = 120 }</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public Hashtable? ConvergenceSecond { get; set; }

    /// <summary>How many layouts may be judged.</summary>
    [Parameter]
    [ValidateRange(1, 100000)]
    public int MaximumLayout { get; set; } = new TeamLayoutOptions().MaximumLayouts;

    /// <summary>Returns the layouts that do not stand every failure too, each with its reason.</summary>
    [Parameter]
    public SwitchParameter IncludeFailed { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Document is not NetworkDocument document)
        {
            ThrowTerminatingError(CommandErrors.RequirementMissing());
            return;
        }

        TeamLayoutOptions? options = Options();
        if (options is null)
        {
            return;
        }

        NetworkState network = Complete(document);
        WriteFindings(network.Findings);
        var counter = new JudgingCounter("layouts");
        TeamLayoutResult found = Compute(
            "Failing every part of every layout",
            token => TeamLayoutSearch.Run(document, network.Hosts, options with { Progress = counter, Resilience = options.Resilience with { CancellationToken = token } }),
            counter);
        foreach (PlannerError error in found.Errors)
        {
            WriteError(CommandErrors.Planned(error));
        }

        if (found.Errors.Count == 0)
        {
            Write(found);
        }
    }

    private TeamLayoutOptions? Options()
    {
        var options = new TeamLayoutOptions { Nics = (Nic ?? []).ToValueList(), AdditionalNics = AdditionalNic, MaximumLayouts = MaximumLayout };
        var traffic = new List<TeamTraffic>();
        foreach (DictionaryEntry entry in TrafficClass ?? [])
        {
            var vlan = new VlanIdArgument(entry.Value?.ToString() ?? string.Empty);
            if (vlan.Resolve(nameof(TrafficClass), $"traffic class {entry.Key}", out ErrorRecord? error) is not VlanId id)
            {
                WriteError(error!);
                return null;
            }

            traffic.Add(new TeamTraffic { Traffic = entry.Key.ToString(), Vlan = id });
        }

        if (!ConvergenceTable.TryRead(ConvergenceSecond, out ConvergenceSeconds convergence, out DictionaryEntry wrong))
        {
            WriteError(LayoutCommandErrors.ConvergenceInvalid(wrong, ConvergenceTable.Modes));
            return null;
        }

        return options with
        {
            // A hash table has no order of its own.
            Traffic = traffic.OrderBy(t => t.Vlan!.Value.Value).ToValueList(),
            Resilience = new ResilienceOptions { Failures = (Failure ?? []).ToValueList(), Convergence = convergence },
        };
    }

    private void Write(TeamLayoutResult found)
    {
        foreach (string assumption in found.Assumptions)
        {
            WriteVerbose(assumption);
        }

        foreach (LayoutFailure reason in found.Reasons)
        {
            WriteVerbose($"Not taken: {reason} For example {reason.Example}.");
        }

        if (found.Passing.Count == 0)
        {
            WriteError(LayoutCommandErrors.NoTeamLayout(found, AdditionalNic));
        }

        int place = 0;
        foreach (TeamLayout layout in found.Passing)
        {
            WriteObject(TeamLayoutProposal.Of(layout, ++place));
        }

        foreach (TeamLayout layout in IncludeFailed ? found.Failing : [])
        {
            WriteObject(TeamLayoutProposal.Of(layout, null));
        }
    }
}
