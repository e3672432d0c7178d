using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cli.Rendering;

/// <summary>Findings as people read them, the worst first.</summary>
internal static class FindingText
{
    /// <summary>Writes findings under a heading; nothing if there are none.</summary>
    public static void Write(Terminal terminal, ValueList<Finding> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }

        terminal.WriteHeading("Findings");
        foreach (Finding finding in findings.OrderByDescending(f => f.Severity))
        {
            terminal.WriteLabelled(
                2,
                (finding.Severity.ToString().PadRight(nameof(FindingSeverity.Information).Length), $"{finding.Message} [{finding.Code}]"),
                ("", finding.Suggestion));
        }
    }
}
