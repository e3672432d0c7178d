using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using static HyperVNetworking.Reporting.PowerShellText;

namespace HyperVNetworking.Reporting;

/// <summary>A plan, or its undo, as a PowerShell script of the inbox Hyper-V cmdlets, for who reads before running or may install nothing. Pure.</summary>
public static class NetworkScript
{
    /// <summary>Writes a script.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="undo">Whether to write what takes the plan back: the inverse of each step, newest first.</param>
    /// <returns>The script. Each step checks the value it finds: it makes what is not made yet, passes what is, and stops at what it does not expect. It can be run again.</returns>
    public static string Write(NetworkPlan plan, bool undo)
    {
        PlanStep[] steps = undo ? plan.Steps.Reverse().Select(s => s with { Change = s.Inverse }).ToArray() : plan.Steps.ToArray();
        var script = new StringBuilder();
        foreach (string line in Header(plan, steps, undo))
        {
            Line(script, line);
        }

        Line(script, ScriptFunctions.Text.Replace("\r\n", "\n"));
        ScriptedChange[] changes = steps.Select(s => ChangeScript.Of(s.Change, s.Host)).ToArray();
        ILookup<object, int> settings = Enumerable.Range(0, steps.Length).ToLookup(i => (object)(steps[i].Host.ToUpperInvariant(), ChangeCheck.Setting(steps[i].Change)));
        foreach (IGrouping<object, int> setting in settings)
        {
            // What a later step on the same setting leads to is made too, when the script is run again.
            foreach (int i in setting)
            {
                changes[i] = changes[i] with { Done = setting.Where(later => later >= i).Select(later => changes[later].To).ToArray() };
            }
        }

        for (int i = 0; i < steps.Length; i++)
        {
            Write(script, steps[i], changes[i], undo);
        }

        return script.ToString();
    }

    private static IEnumerable<string> Header(NetworkPlan plan, PlanStep[] steps, bool undo)
    {
        string time = plan.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        string[] hosts = steps.Select(s => s.Host).Distinct(Names.Comparer).ToArray();
        yield return Comment($"{(undo ? "Takes back the" : "The")} plan of {time}: {steps.Length} steps on {(hosts.Length == 0 ? "no host" : string.Join(", ", hosts))}.");
        yield return Comment("Needs the inbox modules Hyper-V, NetAdapter, NetTCPIP and, for NIC teams and QoS, NetLbfo and NetQos, and the rights of an administrator of these hosts. It can be run again: what is made already is passed.");
        yield return Comment("It has no journal and takes nothing back by itself; Invoke-NetworkPlan does. Add -Verbose to follow it.");
        foreach (RequirementGap gap in undo ? [] : plan.Gaps)
        {
            yield return Comment($"While it runs, {gap}");
        }

        foreach (TrunkRequirement trunk in undo ? [] : plan.Trunks)
        {
            string untagged = trunk.Untagged ? ", and untagged frames" : string.Empty;
            yield return Comment($"The {trunk.Port.Describe()} (to {trunk.ConnectedTo}) must carry VLANs {trunk.Tagged} tagged{untagged}; this script does not set it.");
        }
    }

    private static void Write(StringBuilder script, PlanStep step, ScriptedChange change, bool undo)
    {
        string title = $"{(undo ? "Undo of step" : "Step")} {step.Number.ToString(CultureInfo.InvariantCulture)} on {step.Host}, {step.Change.Target}";
        Line(script, string.Empty);
        Line(script, Comment($"{title}: {step.Change.OldValue} -> {step.Change.NewValue}"));
        if (!undo)
        {
            Line(script, Comment($"Because: {step.Reason}"));
        }

        if (Warning(step.Risk) is string warning)
        {
            Line(script, Comment(warning));
        }

        if (change.Find is not null)
        {
            Line(script, change.Find);
        }

        Line(script, $"if (Test-PlanValue {Quote(title)} {change.Value} {change.From} @({string.Join(", ", change.Done)})) {{");
        foreach (string command in change.Commands)
        {
            Line(script, "    " + command);
        }

        Line(script, "}");
    }

    private static string? Warning(StepRisk risk) => risk switch
    {
        StepRisk.ManagementPath => "Careful: this changes what the host is managed over; run it where losing the connection does no harm.",
        StepRisk.Disconnect => "Careful: the VM loses its network for a moment.",
        _ => null,
    };

    private static void Line(StringBuilder script, string text) => script.Append(text).Append('\n');
}
