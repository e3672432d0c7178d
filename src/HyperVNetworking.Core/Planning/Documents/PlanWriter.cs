using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Sections;
using HyperVNetworking.Documents.Text;

namespace HyperVNetworking.Planning;

/// <summary>Writes a plan as a document of the family (design section 5): the sections that it was made from, and beside them <c>plan</c>.</summary>
public static class PlanWriter
{
    /// <summary>Writes a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The JSON text, the same for the same plan; <see cref="PlanReader"/> gives back what was written.</returns>
    public static string Write(NetworkPlan plan)
    {
        ObjectBuilder root = new ObjectBuilder().Add("plan", PlanSection.Write(plan));
        return NodePrinter.Print(RootSection.Write(root, plan.Document).Build());
    }
}
