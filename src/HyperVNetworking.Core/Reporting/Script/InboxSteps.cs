using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using static HyperVNetworking.Reporting.PowerShellText;

namespace HyperVNetworking.Reporting;

/// <summary>The steps of a plan as inbox cmdlets: each checks the value it finds, makes what is not made yet, passes what is, and stops at what it does not expect.</summary>
internal static class InboxSteps
{
    /// <summary>Writes steps.</summary>
    /// <param name="script">The script.</param>
    /// <param name="steps">The steps in their order; of an undo, with their inverse as the change.</param>
    /// <param name="undo">Whether they take a plan back.</param>
    /// <param name="indent">What each line begins with.</param>
    /// <param name="remark">What else is to be said of a step; null for nothing.</param>
    public static void Write(StringBuilder script, IReadOnlyList<PlanStep> steps, bool undo, string indent = "", Func<PlanStep, string?>? remark = null)
    {
        ScriptedChange[] changes = steps.Select(s => ChangeScript.Of(s.Change, s.Host)).ToArray();
        ILookup<object, int> settings = Enumerable.Range(0, steps.Count).ToLookup(i => (object)(steps[i].Host.ToUpperInvariant(), ChangeCheck.Setting(steps[i].Change)));
        foreach (IGrouping<object, int> setting in settings)
        {
            // What a later step on the same setting leads to is made too, when the script is run again.
            foreach (int i in setting)
            {
                changes[i] = changes[i] with { Done = setting.Where(later => later >= i).Select(later => changes[later].To).ToArray() };
            }
        }

        for (int i = 0; i < steps.Count; i++)
        {
            foreach (string line in Lines(steps[i], changes[i], undo, remark?.Invoke(steps[i])))
            {
                script.Append(line.Length == 0 ? string.Empty : indent).Append(line).Append('\n');
            }
        }
    }

    /// <summary>What is said of the risk of a step; null for nothing.</summary>
    public static string? Warning(StepRisk risk) => risk switch
    {
        StepRisk.ManagementPath => "Careful: this changes what the host is managed over; run it where losing the connection does no harm.",
        StepRisk.Disconnect => "Careful: the VM loses its network for a moment.",
        _ => null,
    };

    /// <summary>A step's title.</summary>
    public static string Title(PlanStep step, bool undo) => $"{(undo ? "Undo of step" : "Step")} {step.Number.ToString(CultureInfo.InvariantCulture)} on {step.Host}, {step.Change.Target}";

    private static IEnumerable<string> Lines(PlanStep step, ScriptedChange change, bool undo, string? remark)
    {
        string title = Title(step, undo);
        yield return string.Empty;
        yield return Comment($"{title}: {step.Change.OldValue} -> {step.Change.NewValue}");
        string?[] said = [undo ? null : $"Because: {step.Reason}", remark, Warning(step.Risk)];
        foreach (string comment in said.OfType<string>())
        {
            yield return Comment(comment);
        }

        if (change.Find is not null)
        {
            yield return change.Find;
        }

        yield return $"if (Test-PlanValue {Quote(title)} {change.Value} {change.From} @({string.Join(", ", change.Done)})) {{";
        foreach (string command in change.Commands)
        {
            yield return "    " + command;
        }

        yield return "}";
    }
}
