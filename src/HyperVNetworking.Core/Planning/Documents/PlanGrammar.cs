using System.Collections.Generic;
using HyperVNetworking.Documents.Binding;

namespace HyperVNetworking.Planning;

/// <summary>All keys that the plan reader knows besides those of documents.</summary>
internal static class PlanGrammar
{
    public static IReadOnlyList<KeyTable> Tables { get; } =
    [
        PlanSection.Keys,
        PlanSection.TenantKeys,
        PlanSection.DecisionKeys,
        PlanSection.GapKeys,
        PlanSection.TrunkKeys,
        FindingSection.Keys,
        AdapterReferenceSection.VmKeys,
        AdapterReferenceSection.HostKeys,
        TeamChangeSection.SettingsKeys,
        .. PlanStepSection.Keys.Tables,
    ];
}
