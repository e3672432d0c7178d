using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Model;

namespace HyperVNetworking.Output;

/// <summary>The error records of what a user says of failures.</summary>
internal static class ResilienceErrors
{
    public static ErrorRecord ConvergenceWrong(DictionaryEntry entry)
    {
        string mode = ConvergenceTable.NameOf(entry);
        return ConvergenceTable.Modes.Contains(mode, Names.Comparer) ? SecondsInvalid(mode, entry.Value) : ModeUnknown(mode, ConvergenceTable.Modes);
    }

    private static ErrorRecord ModeUnknown(string mode, IReadOnlyCollection<string> known) => CommandErrors.Make(
        "ConvergenceModeUnknown",
        ErrorCategory.InvalidArgument,
        mode,
        $"-ConvergenceSecond: no team has the mode {mode}; there are {string.Join(", ", known)}.",
        "Write it as @{ SwitchIndependent = 120 }.");

    private static ErrorRecord SecondsInvalid(string mode, object? value) => CommandErrors.Make(
        "ConvergenceSecondInvalid",
        ErrorCategory.InvalidArgument,
        value,
        $"-ConvergenceSecond: {mode} is {(value is null or "" ? "(blank)" : System.Convert.ToString(value, CultureInfo.InvariantCulture))}, which is no number of seconds from 0 to 86400.",
        "Write it as @{ SwitchIndependent = 120 }.");
}
