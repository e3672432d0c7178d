using System.Collections.Generic;
using HyperVNetworking.Documents;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Reads the plans that <see cref="PlanWriter"/> wrote. No input makes it throw.</summary>
public static class PlanReader
{
    /// <summary>Reads a plan with the document it was made from.</summary>
    /// <param name="source">The file.</param>
    /// <returns>The plan, or the errors.</returns>
    public static PlanReadResult Read(DocumentSource source)
    {
        var context = new ReadContext();
        IReadOnlyList<DocumentNode> roots = DocumentReader.ParseAll([source], context);
        NetworkDocument document = DocumentReader.Read(roots, context);
        NetworkPlan? plan = roots.Count == 0 ? null : ReadPlan(roots[0], context);
        return plan is null || context.Errors.HasErrors
            ? new PlanReadResult { Errors = context.Errors.ToValueList() }
            : new PlanReadResult { Plan = plan with { Document = document } };
    }

    private static NetworkPlan? ReadPlan(DocumentNode root, ReadContext context)
    {
        if (root.Find("plan") is DocumentNode node)
        {
            // Its steps name what hosts really have.
            return context.Read(isReport: true, () => PlanSection.Read(node, context));
        }

        if (root.Kind == NodeKind.Object)
        {
            context.Errors.Add(DocumentErrorIds.NoPlan, root, "This document holds no \"plan\": give the file that a plan was saved to.");
        }

        return null;
    }
}
