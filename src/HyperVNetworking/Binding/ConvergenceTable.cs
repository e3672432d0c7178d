using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Binding;

/// <summary>Reads convergence times as a user writes them: seconds by mode, as in <c>@{ SwitchIndependent = 120 }</c>.</summary>
internal static class ConvergenceTable
{
    private const double MaxSeconds = 86_400;

    private static readonly Dictionary<string, Func<ConvergenceSeconds, double, ConvergenceSeconds>> s_modes = new(Names.Comparer)
    {
        [nameof(ConvergenceSeconds.SwitchIndependent)] = (c, seconds) => c with { SwitchIndependent = seconds },
        [nameof(ConvergenceSeconds.Standby)] = (c, seconds) => c with { Standby = seconds },
        [nameof(ConvergenceSeconds.Static)] = (c, seconds) => c with { Static = seconds },
        [nameof(ConvergenceSeconds.Lacp)] = (c, seconds) => c with { Lacp = seconds },
        [nameof(ConvergenceSeconds.EmbeddedTeam)] = (c, seconds) => c with { EmbeddedTeam = seconds },
        [nameof(ConvergenceSeconds.LacpFastTimeout)] = (c, seconds) => c with { LacpFastTimeout = seconds },
        [nameof(ConvergenceSeconds.LacpSlowTimeout)] = (c, seconds) => c with { LacpSlowTimeout = seconds },
    };

    /// <summary>The modes that a table may name.</summary>
    public static IReadOnlyCollection<string> Modes => s_modes.Keys;

    /// <summary>Reads a table; what it does not name keeps its default.</summary>
    /// <param name="table">The table; null names nothing.</param>
    /// <param name="convergence">What was read.</param>
    /// <param name="wrong">The entry that says nothing: its mode is none, or its value no number of seconds.</param>
    /// <returns>False if there is such an entry.</returns>
    public static bool TryRead(Hashtable? table, out ConvergenceSeconds convergence, out DictionaryEntry wrong)
    {
        convergence = new ConvergenceSeconds();
        wrong = default;
        foreach (DictionaryEntry entry in table ?? [])
        {
            object? value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            if (!s_modes.TryGetValue(NameOf(entry), out Func<ConvergenceSeconds, double, ConvergenceSeconds>? set)
                || value is null or string { Length: 0 } or bool
                || !LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out double seconds)
                || !(seconds >= 0)
                || seconds > MaxSeconds)
            {
                wrong = new DictionaryEntry(entry.Key, value);
                return false;
            }

            convergence = set(convergence, seconds);
        }

        return true;
    }

    /// <summary>The mode that an entry names.</summary>
    public static string NameOf(DictionaryEntry entry) => Convert.ToString(entry.Key, CultureInfo.InvariantCulture);
}
