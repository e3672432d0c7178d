using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Plans the fewest virtual switches and the VLANs that keep tenants apart as a document asks (design sections 4 and 5). Pure: the same input gives the same plan.</summary>
public static class TenantVlanPlanner
{
    /// <summary>Makes a plan.</summary>
    /// <param name="document">The requirement.</param>
    /// <param name="states">The hosts, completed by <see cref="Verification.Drift.HostExpectation"/>; or the document's own where no live host is asked.</param>
    /// <param name="options">What to choose from.</param>
    /// <returns>A plan without steps if all is as it should be; errors where the requirement cannot be met or a choice is the user's.</returns>
    public static PlannerResult Plan(NetworkDocument document, IReadOnlyList<HostState> states, PlannerOptions options)
    {
        var draft = new PlanDraft(document, states, options);
        MemberResolution.Run(draft);
        DomainPlanning.Run(draft);
        VlanAssignment.Run(draft);
        ServerPortCheck.Run(draft);
        SwitchPlanning.Run(draft);
        if (draft.Errors.Count > 0)
        {
            return new PlannerResult { Errors = draft.Errors.ToValueList() };
        }

        StepBuilder.Run(draft);
        OrderedSteps ordered = StepOrdering.Arrange(document, states, draft.Steps, options.OrderCheckLimit);
        TrunkWalk.Run(draft);
        StorageCheck.Run(draft);
        PlanFindings.Run(draft, ordered.Steps);
        draft.Findings.AddRange(PlanFindings.OnTheWay(ordered));
        return new PlannerResult
        {
            Plan = new NetworkPlan
            {
                Document = document,
                CreatedAt = options.Now,
                Hosts = states.Where(s => s.Complete).Select(s => s.Name).ToValueList(),
                Tenants = draft.Tenants.Where(t => t.IsPlanned).Select(t => t.ToNetwork()).ToValueList(),
                Decisions = draft.Decisions.Concat(PlanPractice.Guarantees(ordered.Steps, states)).ToValueList(),
                Steps = ordered.Steps,
                Gaps = ordered.Gaps,
                OrderChecked = ordered.Checked,
                Trunks = draft.Trunks.ToValueList(),
                Findings = draft.Findings.ToValueList(),
            },
        };
    }
}
