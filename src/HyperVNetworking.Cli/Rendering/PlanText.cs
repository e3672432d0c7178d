using System.Globalization;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Cli.Rendering;

/// <summary>A plan as people read it: decisions with reasons, steps, what the physical ports must carry, findings.</summary>
internal static class PlanText
{
    /// <summary>Writes the whole plan.</summary>
    public static void Write(Terminal terminal, NetworkPlan plan)
    {
        WriteDecisions(terminal, plan);
        WriteSteps(terminal, plan);
        WriteTrunks(terminal, plan);
        FindingText.Write(terminal, plan.Findings);
    }

    /// <summary>Writes each decision with the requirement that forced it and the alternative it rejected.</summary>
    public static void WriteDecisions(Terminal terminal, NetworkPlan plan)
    {
        if (plan.Decisions.Count == 0)
        {
            return;
        }

        terminal.WriteHeading("Decisions");
        foreach (PlanDecision decision in plan.Decisions)
        {
            terminal.WriteLine($"{decision.Subject}: {decision.Choice}", indent: 2);
            terminal.WriteLabelled(4, ("because", decision.Reason), ("rejected", decision.Rejected));
        }
    }

    /// <summary>Writes the steps in their order, with what each is for.</summary>
    public static void WriteSteps(Terminal terminal, NetworkPlan plan)
    {
        terminal.WriteHeading("Steps");
        if (plan.Steps.Count == 0)
        {
            terminal.WriteLine("None: the hosts are as they should be.", indent: 2);
            return;
        }

        terminal.WriteTable(
            ["Step", "Host", "Change", "Risk"],
            plan.Steps.Select(s => new[]
            {
                s.Number.ToString(CultureInfo.InvariantCulture),
                s.Host,
                s.Change.ToString(),
                Describe(s.Risk),
            }));
    }

    /// <summary>Writes what the physical ports must carry: the network team's part of the plan.</summary>
    public static void WriteTrunks(Terminal terminal, NetworkPlan plan)
    {
        if (plan.Trunks.Count == 0)
        {
            return;
        }

        terminal.WriteHeading("Physical ports must carry");
        terminal.WriteTable(
            ["Port", "Connected to", "Tagged", "Untagged", "As described"],
            plan.Trunks.Select(t => new[]
            {
                t.Port.Describe(),
                t.ConnectedTo,
                t.Tagged.ToString() is { Length: > 0 } tagged ? tagged : "none",
                t.Untagged ? "yes" : "no",
                t.Satisfied switch { true => "it does", false => "it does not", null => "not described" },
            }));
    }

    private static string Describe(StepRisk risk) => risk switch
    {
        StepRisk.None => "",
        StepRisk.Disconnect => "interrupts the VM",
        StepRisk.ManagementPath => "management path",
        _ => risk.ToString(),
    };
}
