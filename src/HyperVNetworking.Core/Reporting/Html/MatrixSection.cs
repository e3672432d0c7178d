using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using HyperVNetworking.Verification.Isolation;
using static HyperVNetworking.Reporting.HtmlPage;

namespace HyperVNetworking.Reporting;

/// <summary>Tenants against tenants as a table: who sends by row, who hears by column. Each cell says in a sign and words what is known; beyond thirty tenants those without news are only named.</summary>
internal static class MatrixSection
{
    /// <summary>How many tenants have a row.</summary>
    internal const int TenantsShown = 30;

    /// <summary>The content of the section.</summary>
    /// <param name="matrix">The tenants.</param>
    public static IEnumerable<object> Of(TenantMatrix matrix)
    {
        int[] shown = Shown(matrix);
        if (shown.Length > 0)
        {
            yield return Table(matrix, shown);
            yield return Legend();
        }

        var rest = new HashSet<int>(Enumerable.Range(0, matrix.Tenants.Count).Except(shown));
        string[] quiet = rest.Where(matrix.IsQuiet).Select(t => matrix.Tenants[t]).ToArray();
        string[] open = rest.Where(t => !matrix.IsQuiet(t)).Select(t => matrix.Tenants[t]).ToArray();
        if (open.Length > 0)
        {
            yield return Rest($"{open.Length} more tenants have something open or allowed; see their requirements", open);
        }

        if (quiet.Length > 0)
        {
            yield return Rest($"{quiet.Length} tenants hear nobody else and are heard by nobody else: proven, and not in the table", quiet);
        }
    }

    // The worst first where there is no room for all; in the table all stand in the order of the document.
    private static int[] Shown(TenantMatrix matrix)
    {
        IEnumerable<int> all = Enumerable.Range(0, matrix.Tenants.Count);
        return matrix.Tenants.Count <= TenantsShown
            ? [.. all]
            : [.. all.Where(t => !matrix.IsQuiet(t)).OrderBy(t => Rank(matrix, t)).Take(TenantsShown).OrderBy(t => t)];
    }

    private static int Rank(TenantMatrix matrix, int tenant)
    {
        Outcome?[] outcomes = matrix.RelationsOf(tenant).Select(r => r.Outcome).ToArray();
        return outcomes.Contains(Outcome.Violated) ? 0 : outcomes.Contains(Outcome.Unproven) ? 1 : 2;
    }

    private static XElement Table(TenantMatrix matrix, int[] shown)
    {
        const string Caption = "Who is heard by whom at layer 2: who sends by row, who hears by column";
        return Wide(Caption, Classed(
            "table",
            "matrix",
            Element("caption", Caption),
            Element("thead", Element("tr", [Element("th", new XAttribute("scope", "col"), "Sends \\ hears"), .. shown.Select(t => Element("th", new XAttribute("scope", "col"), matrix.Tenants[t]))])),
            Element("tbody", [.. shown.Select(sender => Element(
                "tr",
                [Element("th", new XAttribute("scope", "row"), matrix.Tenants[sender]), .. shown.Select(hearer => Cell(matrix[sender, hearer], sender == hearer))]))])));
    }

    private static XElement Cell(TenantRelation relation, bool isItself)
    {
        string words = isItself
            ? relation switch
            {
                { Outcome: null } => relation.IsHeard ? "heard" : "itself",
                { MayHear: false, Outcome: Outcome.Violated } => "heard",
                { MayHear: false } => "members apart",
                { Outcome: Outcome.Violated } => "not all heard",
                _ => "members hear",
            }
            : relation switch
            {
                { MayHear: true, Outcome: Outcome.Violated } => "not all heard",
                { MayHear: true } => "allowed",
                { IsHeard: true, Outcome: Outcome.Unproven } => "may be heard",
                { IsHeard: true } => "heard",
                { Outcome: null } => "not heard",
                _ => "apart",
            };
        return Classed("td", $"{relation.Outcome?.ToString() ?? "Unasked"}{(isItself ? " itself" : string.Empty)}", $"{OutcomeSign.Of(relation.Outcome)}\u00a0{words}");
    }

    private static XElement Legend() => Classed(
        "p",
        "legend",
        "\u2714 proven: apart, or heard where that is asked for or allowed. ? a fact is missing. \u2716 violated. \u2013 nothing is asked, or another violation of the sender comes first.");

    private static XElement Rest(string title, string[] names) =>
        Element("details", Element("summary", title), Element("p", string.Join(", ", names)));
}
