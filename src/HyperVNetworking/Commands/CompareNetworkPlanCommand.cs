using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Commands;

/// <summary>Holds a plan against hosts as they are: which steps are done, which are open, what has drifted. It changes nothing.</summary>
[Cmdlet(VerbsData.Compare, "NetworkPlan")]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class CompareNetworkPlanCommand : HostCmdlet
{
    /// <summary>The plan.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public NetworkPlan Plan { get; set; } = null!;

    /// <summary>The states of the hosts, where they are not to be read now.</summary>
    [Parameter]
    [Unroll]
    [ValidateNotNullOrEmpty]
    public HostState[]? State { get; set; }

    /// <summary>Returns true if every step is done and nothing has drifted and false otherwise, in place of the findings.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        AddTargetsUnless(State);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IReadOnlyList<HostState> states = State ?? (IReadOnlyList<HostState>)ReadHosts("Reading the plan's hosts", Connections.Where(IsNamed).ToArray());
        PlanComparison comparison = PlanComparer.Compare(Plan, states);
        if (Quiet)
        {
            WriteObject(comparison.Holds);
        }
        else
        {
            WriteObject(comparison.Findings, enumerateCollection: true);
        }
    }

    private bool IsNamed(HostConnection connection) =>
        Plan.Hosts.Contains(connection.ComputerName, Names.Comparer) || Plan.Steps.Any(s => Names.Same(s.Host, connection.ComputerName));
}
