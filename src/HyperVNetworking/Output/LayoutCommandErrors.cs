using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Output;

/// <summary>The error records of a search for layouts.</summary>
internal static class LayoutCommandErrors
{
    private const int ToldReasons = 5;

    public static ErrorRecord NoTeamLayout(TeamLayoutResult found, int additional) => CommandErrors.Make(
        "NoTeamLayout",
        ErrorCategory.ObjectNotFound,
        null,
        $"None of {found.Failing.Count} layouts of the NICs at hand stands every failure. {string.Join(" ", found.Reasons.Take(ToldReasons))}",
        $"Let a converged backend present more NICs from each hardware port (-AdditionalNic {additional + 1}), add NICs that leave by another physical switch, or measure the convergence of your teams and give it (-ConvergenceSecond).");

    public static ErrorRecord ConvergenceInvalid(DictionaryEntry entry, IEnumerable<string> names) => CommandErrors.Make(
        "ConvergenceInvalid",
        ErrorCategory.InvalidData,
        entry.Key,
        $"{entry.Key} = {entry.Value} says nothing of how long teams are away: the names are {string.Join(", ", names)}, and each takes a number of seconds.",
        "Correct -ConvergenceSecond, such as @{ SwitchIndependent = 120 }.");
}
