using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;

namespace HyperVNetworking.Planning;

/// <summary>A step of a plan. Its change is told by <c>change</c> and stands in the same object: what, where and why at one glance.</summary>
internal static class PlanStepSection
{
    public static readonly WordTable<StepRisk> Risk = new();

    public static readonly WordTable<HostChangeKind> Kinds = new();

    public static readonly KeyTableByWord<HostChangeKind> Keys = new(
        "a step",
        "change",
        Kinds,
        HostChangeSection.Keys.ToDictionary(k => k.Key, k => TableOf(Kinds.Write(k.Key), k.Value)));

    public static PlanStep? Read(DocumentNode node, ReadContext context) => Keys.Open(node, context) is not var (o, kind) ? null : new PlanStep
    {
        Number = o.RequiredInt("number", min: 1),
        Host = o.Name("host"),
        Change = HostChangeSection.Read(o, kind),
        Reason = o.RequiredText("reason"),
        Risk = o.Word("risk", Risk, StepRisk.None),
    };

    public static DocumentNode Write(PlanStep step)
    {
        (HostChangeKind kind, ObjectBuilder change) = HostChangeSection.Write(step.Change);
        return new ObjectBuilder()
            .Number("number", step.Number)
            .Text("host", step.Host)
            .Word("change", Kinds, kind)
            .Add(change.Build())
            .Text("reason", step.Reason)
            .Word("risk", Risk, step.Risk, unless: StepRisk.None)
            .Build();
    }

    private static KeyTable TableOf(string change, IReadOnlyList<string> keys) =>
        new("step" + change, $"a step with change {change}", ["number", "host", "change", .. keys, "reason", "risk"]);
}
