using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Turns a verdict into Unproven where facts are missing.</summary>
internal static class Unproven
{
    /// <summary>The verdict itself if nothing is missing, else Unproven with the facts.</summary>
    public static Verdict Unless(Verdict verdict, IEnumerable<string> missing)
    {
        ValueList<string> facts = missing.Distinct().ToValueList();
        return facts.Count == 0 ? verdict : verdict with
        {
            Outcome = Outcome.Unproven,
            Reason = facts[0] + (facts.Count switch
            {
                1 => string.Empty,
                2 => " One more fact is missing.",
                _ => $" {facts.Count - 1} more facts are missing.",
            }),
            MissingFacts = facts,
        };
    }
}
