using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Execution;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Commands;

/// <summary>Applies a plan to its hosts as one change that either holds or is undone.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "NetworkPlan", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ChangeReport), typeof(HostState))]
public sealed class InvokeNetworkPlanCommand : ChangeCmdlet
{
    /// <summary>The plan.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public NetworkPlan Plan { get; set; } = null!;

    /// <summary>Returns the hosts as they are afterwards (in a dry run: as they would be) in place of the report.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (CimSession is null && ComputerName is null)
        {
            ThrowTerminatingError(CommandErrors.HostsNotGiven("-CimSession or -ComputerName"));
        }

        AddTargets();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        HostConnection[] sessions = Connections.Where(c => Plan.Hosts.Contains(c.ComputerName, Names.Comparer)).ToArray();
        ValueList<HostState> states = ReadHosts("Reading the plan's hosts", sessions);
        ValueList<Refusal> refusals = PlanRunner.Preflight(Plan, states, Options);
        if (IsWhatIf)
        {
            Preview(states, refusals);
            return;
        }

        if (refusals.Count == 0 && Decline(states) is Refusal declined)
        {
            refusals = [declined];
        }

        ChangeReport report = refusals.Count > 0 ? PlanRunner.Refuse(Plan, refusals, states) : Execute(Plan, sessions);
        Tell(report);
        if (PassThru)
        {
            WriteObject(report.States, enumerateCollection: true);
        }
        else
        {
            WriteObject(report);
        }
    }

    // Everything that a run would check is checked, every step is printed, and what the run would refuse is an error here too (site-rules E4).
    private void Preview(ValueList<HostState> states, ValueList<Refusal> refusals)
    {
        foreach (PlanStep step in Plan.Steps)
        {
            Approve(step, step.Number, Plan.Steps.Count, Find(states, step));
        }

        string total = PlanStepText.Total(Plan, states, IsAllowed);
        ShouldProcess(total, total, string.Empty);
        Tell(refusals);
        if (PassThru)
        {
            WriteObject(states.Select(Predict), enumerateCollection: true);
        }
    }

    // Half a plan is no plan: whoever declines a step declines the whole.
    private Refusal? Decline(ValueList<HostState> states)
    {
        foreach (PlanStep step in Plan.Steps)
        {
            if (!Approve(step, step.Number, Plan.Steps.Count, Find(states, step)))
            {
                return new Refusal
                {
                    ErrorId = "PlanDeclined",
                    ComputerName = step.Host,
                    Step = step.Number,
                    Message = $"{step.Host}: step {step.Number} of {Plan.Steps.Count} was declined, and a plan is applied whole or not at all.",
                };
            }
        }

        return null;
    }

    private HostState Predict(HostState state) => Plan.Steps
        .Where(s => Names.Same(s.Host, state.Name))
        .Aggregate(state, (host, step) => step.Change.CanApplyTo(host) ? step.Change.ApplyTo(host) : host);

    private static HostState? Find(ValueList<HostState> states, PlanStep step) => states.FirstOrDefault(s => Names.Same(s.Name, step.Host));
}
