using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Binding;

/// <summary>How long teams are away when they converge, as a user writes it: <c>@{ SwitchIndependent = 120; Lacp = 5 }</c>.</summary>
internal static class ConvergenceArgument
{
    private static readonly string[] s_names =
    [
        nameof(ConvergenceSeconds.SwitchIndependent), nameof(ConvergenceSeconds.Standby), nameof(ConvergenceSeconds.Static), nameof(ConvergenceSeconds.Lacp),
        nameof(ConvergenceSeconds.EmbeddedTeam), nameof(ConvergenceSeconds.LacpFastTimeout), nameof(ConvergenceSeconds.LacpSlowTimeout),
    ];

    /// <summary>Reads it.</summary>
    /// <param name="table">What was given; null for the defaults.</param>
    /// <param name="seconds">What was read; what nobody named has its default.</param>
    /// <param name="error">Why it cannot be read.</param>
    /// <returns>False if it cannot be read.</returns>
    public static bool TryRead(Hashtable? table, out ConvergenceSeconds seconds, out ErrorRecord? error)
    {
        seconds = new ConvergenceSeconds();
        error = null;
        foreach (DictionaryEntry entry in table ?? [])
        {
            string? name = s_names.FirstOrDefault(n => Names.Same(n, entry.Key.ToString()));
            if (name is null || !LanguagePrimitives.TryConvertTo(entry.Value, CultureInfo.InvariantCulture, out double value) || !(value >= 0) || double.IsInfinity(value))
            {
                error = LayoutCommandErrors.ConvergenceInvalid(entry, s_names);
                return false;
            }

            seconds = name switch
            {
                nameof(ConvergenceSeconds.SwitchIndependent) => seconds with { SwitchIndependent = value },
                nameof(ConvergenceSeconds.Standby) => seconds with { Standby = value },
                nameof(ConvergenceSeconds.Static) => seconds with { Static = value },
                nameof(ConvergenceSeconds.Lacp) => seconds with { Lacp = value },
                nameof(ConvergenceSeconds.EmbeddedTeam) => seconds with { EmbeddedTeam = value },
                nameof(ConvergenceSeconds.LacpFastTimeout) => seconds with { LacpFastTimeout = value },
                _ => seconds with { LacpSlowTimeout = value },
            };
        }

        return true;
    }
}
