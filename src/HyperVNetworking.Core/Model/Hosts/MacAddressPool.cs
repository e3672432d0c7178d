using System;

namespace HyperVNetworking.Model;

/// <summary>The addresses that a host gives to adapters with a dynamic one (<c>Get-VMHost</c>: MacAddressMinimum, MacAddressMaximum). Pools of two hosts must not overlap (site-rules D9).</summary>
/// <param name="Minimum">The first, 12 hex digits.</param>
/// <param name="Maximum">The last, 12 hex digits.</param>
public sealed record MacAddressPool(string Minimum, string Maximum)
{
    /// <summary>Whether some address is in both.</summary>
    /// <param name="other">Another pool.</param>
    /// <returns>True if they overlap.</returns>
    public bool Overlaps(MacAddressPool other) => Compare(Minimum, other.Maximum) <= 0 && Compare(other.Minimum, Maximum) <= 0;

    /// <summary>The pool in short.</summary>
    /// <returns><c>first - last</c>.</returns>
    public override string ToString() => $"{Minimum} - {Maximum}";

    // Of equally long hex digits the order of the text is that of the numbers.
    private static int Compare(string left, string right) => string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
}
