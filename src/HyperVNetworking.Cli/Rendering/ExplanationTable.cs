using System.Collections.Generic;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Cli.Rendering;

/// <summary>Explanations as people read them: the reason, then one line a hop.</summary>
internal static class ExplanationTable
{
    /// <summary>Writes them.</summary>
    public static void Write(Terminal terminal, IEnumerable<EndpointExplanation> explanations)
    {
        terminal.WriteHeading("Who hears whom, and why (layer 2, over described cables)");
        foreach (EndpointExplanation explanation in explanations)
        {
            terminal.WriteRow(explanation.Reason, indent: 2);
            foreach (Hop hop in explanation.Hops)
            {
                terminal.WriteRow(hop.ToString(), indent: 6);
            }

            foreach (string assumption in explanation.Assumptions)
            {
                terminal.WriteRow($"assumes: {assumption}", indent: 6);
            }
        }
    }
}
