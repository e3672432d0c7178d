using System.Collections.Generic;

namespace HyperVNetworking.Reporting;

/// <summary>A change in PowerShell.</summary>
/// <param name="Find">What finds its object, as an assignment; null if there is nothing to find.</param>
/// <param name="Value">The expression that reads the value.</param>
/// <param name="From">The expression of the old value.</param>
/// <param name="To">The expression of the new value.</param>
/// <param name="Commands">The inbox cmdlets that make it.</param>
internal sealed record ScriptedChange(string? Find, string Value, string From, string To, IReadOnlyList<string> Commands)
{
    /// <summary>The expressions of the values that show that it is made.</summary>
    public IReadOnlyList<string> Done { get; init; } = [To];
}
