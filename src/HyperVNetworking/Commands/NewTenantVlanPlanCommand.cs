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

namespace HyperVNetworking.Commands;

/// <summary>Plans the virtual switches and VLANs that keep a document's tenants apart. It changes nothing.</summary>
[Cmdlet(VerbsCommon.New, "TenantVlanPlan")]
[OutputType(typeof(NetworkPlan))]
public sealed class NewTenantVlanPlanCommand : HostCmdlet
{
    private ValueList<HostState>? _states;

    /// <summary>The tenants, the physical network and the expected hosts.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public NetworkDocument Document { get; set; } = NetworkDocument.Empty;

    /// <summary>The states of the hosts, where they are not to be read now.</summary>
    [Parameter]
    [Unroll]
    [ValidateNotNullOrEmpty]
    public HostState[]? State { get; set; }

    /// <summary>The VLANs that new tenant VLANs come from; 2 to 4094 if left out.</summary>
    [Parameter]
    [VlanList]
    [ValidateNotNull]
    public VlanSet? VlanRange { get; set; }

    /// <summary>The VLANs that no tenant may have, in place of 1, 711-712, 1002-1005 and 3968-4094.</summary>
    [Parameter]
    [VlanList]
    [ValidateNotNull]
    public VlanSet? ReservedVlan { get; set; }

    /// <summary>The uplinks of new External switches: <c>NIC</c> for every host or <c>Host/NIC</c> for one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(UplinkNicCompleter))]
    public string[] UplinkNic { get; set; } = [];

    /// <summary>Lets a tenant that has a VLAN be moved to another.</summary>
    [Parameter]
    public SwitchParameter AllowRenumber { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        AddTargetsUnless(State);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _states ??= State?.ToValueList() ?? ReadHosts("Reading hosts to plan for", Connections);
        ExpectationResult expectation = HostExpectation.Merge(_states, Document);
        PlannerResult result = TenantVlanPlanner.Plan(Document, expectation.States, Options(expectation.States));
        foreach (PlannerError error in result.Errors)
        {
            WriteError(CommandErrors.Planner(error));
        }

        if (result.Plan is NetworkPlan plan)
        {
            plan = plan with { Findings = expectation.Findings.Concat(plan.Findings).Distinct().ToValueList() };
            WriteFindings(plan.Findings);
            foreach (PlanDecision decision in plan.Decisions)
            {
                WriteVerbose($"{decision.Subject}: {decision.Choice}, because {decision.Reason}");
            }

            WriteObject(plan);
        }
    }

    // "Host/NIC" only where there is such a host: an interface alias may have a slash of its own.
    private PlannerOptions Options(IReadOnlyList<HostState> states)
    {
        string? everywhere = null;
        var byHost = new Dictionary<string, string>(Names.Comparer);
        foreach (string uplink in UplinkNic)
        {
            int slash = uplink.IndexOf('/');
            string host = slash > 0 ? uplink.Substring(0, slash) : string.Empty;
            if (states.Any(s => Names.Same(s.Name, host)))
            {
                byHost[host] = uplink.Substring(slash + 1);
            }
            else
            {
                everywhere = uplink;
            }
        }

        var options = new PlannerOptions { UplinkNic = everywhere, UplinkNicByHost = byHost, AllowRenumber = AllowRenumber, Now = SystemClock.Instance.UtcNow };
        options = VlanRange is null ? options : options with { VlanRange = VlanRange };
        return ReservedVlan is null ? options : options with { ReservedVlans = ReservedVlan };
    }
}
