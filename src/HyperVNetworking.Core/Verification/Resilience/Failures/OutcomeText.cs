using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>Says what a failure comes to.</summary>
internal static class OutcomeText
{
    private const int Shown = 3;

    /// <summary>Describes an outcome, the worst first.</summary>
    public static string Describe(FailureOutcome outcome)
    {
        var sentences = new List<string>();
        RequirementEffect[] lost = outcome.Lost.ToArray();
        sentences.AddRange(lost.Take(Shown).Select(Lost));
        if (lost.Length > Shown)
        {
            sentences.Add($"{lost.Length - Shown} more {(lost.Length - Shown == 1 ? "requirement is" : "requirements are")} lost.");
        }

        sentences.AddRange(outcome.Clusters.Select(c => c.Sentence));
        if (outcome.Parts.Any(p => p.Kind == FailureKind.Host) && outcome.VmsFall > 0)
        {
            sentences.Add(Fallen(outcome));
        }

        if (outcome.Convergences.Count > 0)
        {
            TeamConvergence longest = outcome.Convergences.OrderByDescending(c => c.Seconds).First();
            sentences.Add(outcome.Convergences.Count == 1
                ? $"{longest.ComputerName} team {longest.Team} ({longest.Mode}) converges for {ClusterText.Seconds(longest.Seconds)}."
                : $"{outcome.Convergences.Count} teams converge, at most for {ClusterText.Seconds(longest.Seconds)} ({longest.ComputerName} team {longest.Team}, {longest.Mode}).");
        }

        string[] poorer = outcome.RedundancyLost.Select(e => e.Requirement).Distinct().ToArray();
        if (poorer.Length > 0)
        {
            sentences.Add($"Without a second way from here on: {TextList.Of(poorer)}.");
        }

        return sentences.Count == 0 ? "Nothing is lost, and nothing waits." : string.Join(" ", sentences);
    }

    private static string Lost(RequirementEffect effect)
    {
        string vlans = effect.Vlans.Count == 0 ? string.Empty : $"VLAN {string.Join(", ", effect.Vlans)} is stranded on ";
        string who = $"{vlans}{TextList.Of(effect.Stranded)}{(vlans.Length > 0 ? ":" : " cut off:")} {effect.Requirement}";
        string share = effect.Share is > 0 and < 1 ? $", in the share of flows ({effect.Share.ToString("P0", CultureInfo.InvariantCulture)}) that the team sends into the dead path" : string.Empty;
        return effect.From.Count == 0
            ? $"{who} does not hold among them{share}."
            : $"{who} no longer reaches from there to {TextList.Of(effect.From)}, or back{share}.";
    }

    private static string Fallen(FailureOutcome outcome) =>
        outcome.VmsStay == 0 ? $"{outcome.VmsFall} of {outcome.Vms} VMs fall and start again on other hosts."
        : outcome.VmsStay == outcome.VmsFall ? $"{outcome.VmsFall} of {outcome.Vms} VMs fall, and no other host may start them."
        : $"{outcome.VmsFall} of {outcome.Vms} VMs fall, and {outcome.VmsStay} of them no other host may start.";
}
