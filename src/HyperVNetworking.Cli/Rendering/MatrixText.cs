using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Cli.Rendering;

/// <summary>Who may hear whom, as people read it.</summary>
internal static class MatrixText
{
    /// <summary>Writes one line per endpoint with everybody who may hear it.</summary>
    public static void Write(Terminal terminal, ReachabilityMatrix matrix)
    {
        terminal.WriteHeading("Who may hear whom (layer 2, over described cables)");
        terminal.WriteTable(
            ["Sender", "May be heard by"],
            matrix.Endpoints.Select((e, i) => new[] { e.Describe(), Join(matrix.HearersOf(i).Select(h => h.Name)) }));
        terminal.WriteLine();
        terminal.WriteLine(matrix.OpenEnds.Count == 0 ? "Every cable in use is described." : $"Knowledge ends at: {matrix.OpenEnds}.");
    }

    /// <summary>Writes the tenants against each other: whether any member of the one may be heard by any member of the other.</summary>
    public static void WriteTenants(Terminal terminal, TenantMatrix matrix) => terminal.WriteTable(
        ["Heard by:", .. matrix.Tenants],
        matrix.Tenants.Select((name, sender) => new[] { name }.Concat(matrix.Tenants.Select((_, hearer) => matrix[sender, hearer].IsHeard ? "heard" : "-")).ToArray()));

    private static string Join(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } text ? text : "nobody";
}
