using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
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
    public static IEnumerable<string> Modes => s_modes.Keys;

    /// <summary>Reads a table; what it does not name keeps its default.</summary>
    /// <returns>False with the error to write.</returns>
    public static bool TryRead(Hashtable table, out ConvergenceSeconds convergence, [NotNullWhen(false)] out ErrorRecord? error)
    {
        convergence = new ConvergenceSeconds();
        error = null;
        foreach (DictionaryEntry entry in table)
        {
            string mode = Convert.ToString(entry.Key, CultureInfo.InvariantCulture);
            if (!s_modes.TryGetValue(mode, out Func<ConvergenceSeconds, double, ConvergenceSeconds>? set))
            {
                error = ResilienceErrors.ModeUnknown(mode, s_modes.Keys.ToArray());
                return false;
            }

            object? value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            if (value is null or string { Length: 0 } or bool || !LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out double seconds) || !(seconds >= 0) || seconds > MaxSeconds)
            {
                error = ResilienceErrors.SecondsInvalid(mode, value);
                return false;
            }

            convergence = set(convergence, seconds);
        }

        return true;
    }
}
