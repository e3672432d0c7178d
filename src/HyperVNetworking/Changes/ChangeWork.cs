using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Binding;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Changes;

/// <summary>What a changing cmdlet does to its hosts, the same whether in the pipeline or in a job.</summary>
internal abstract class ChangeWork(IReadOnlyList<HostConnection> connections)
{
    /// <summary>The hosts that it works on.</summary>
    public IReadOnlyList<HostConnection> Connections => connections;

    /// <summary>Does it.</summary>
    public abstract void Run(IChangeRunner runner);

    /// <summary>Asks for each step on one host and runs those that were approved as one plan; in a dry run it tells what would be refused.</summary>
    /// <returns>The steps that now hold; in a dry run, all that were asked for.</returns>
    protected static IReadOnlyList<PlanStep> Change(IChangeRunner runner, HostState host, HostConnection connection, IReadOnlyList<PlanStep> wanted)
    {
        PlanStep[] steps = wanted.Where(s => runner.Approve(s, s.Number, wanted.Count, host)).ToArray();
        Tell(runner, PlanPractice.NewlyBroken(wanted, [host], Fabric.Undescribed));
        var plan = new NetworkPlan { Document = NetworkDocument.Empty, CreatedAt = SystemClock.Instance.UtcNow, Hosts = [host.Name], Steps = [.. steps] };
        if (runner.IsWhatIf)
        {
            Tell(runner, PlanRunner.Preflight(plan with { Steps = [.. wanted] }, [host], runner.Options));
            return wanted;
        }

        if (steps.Length == 0)
        {
            return [];
        }

        RunOptions options = runner.Options;
        ChangeReport report = runner.Execute((progress, token) => PlanRunner.RunAsync(plan, [connection], options, progress, token));
        Tell(runner, report);
        return report.Succeeded ? steps : [];
    }

    /// <summary>Writes what refused a run, or what went wrong in it, as errors.</summary>
    protected static void Tell(IChangeRunner runner, ChangeReport report)
    {
        foreach (StepRecord record in report.Steps)
        {
            runner.WriteVerbose(record.Step.Host, $"{record.Step.Host}: step {record.Step.Number} {record.Step.Change}: {record.Result}. {record.Message}".TrimEnd());
        }

        RunEvent.Write(runner.Options.EventLog, report);
        Tell(runner, report.Refusals);
        foreach (ChangeFault fault in report.Faults)
        {
            runner.WriteError(fault.ComputerName, CommandErrors.Change(fault, report));
        }
    }

    /// <summary>Warns of the rules that a change would break; where the rule forbids it, the change is refused and that is an error.</summary>
    protected static void Tell(IChangeRunner runner, IEnumerable<Finding> findings)
    {
        foreach (Finding finding in findings.Where(f => f.Severity == FindingSeverity.Warning))
        {
            runner.WriteWarning(finding.ComputerName, $"{finding.Code}: {finding.Message} {finding.Suggestion}");
        }
    }

    /// <summary>Writes refusals as errors, but for hosts that could not be read: that was an error when they were read.</summary>
    protected static void Tell(IChangeRunner runner, IEnumerable<Refusal> refusals)
    {
        foreach (Refusal refusal in refusals.Where(r => r.ErrorId != "HostNotRead"))
        {
            runner.WriteError(refusal.ComputerName, CommandErrors.Refused(refusal));
        }
    }
}
