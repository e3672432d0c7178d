using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics.Reading;

/// <summary>VLAN numbers and lists as switches write them: <c>1-100,200</c>, and lists that add to, take from or spare others.</summary>
internal static class VlanNumbers
{
    public static VlanId? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && VlanId.IsValid(number) ? new VlanId(number) : null;

    /// <summary>A list; blanks behind commas are allowed, a range may begin and end alike. 0 and 4095 are left out, which NX-OS allows in ranges and 802.1Q reserves.</summary>
    /// <returns>The list; null if the words are none.</returns>
    public static VlanSet? List(IEnumerable<string> words)
    {
        VlanSet set = VlanSet.Empty;
        string text = string.Concat(words);
        foreach (string piece in text.Split(','))
        {
            string[] ends = piece.Split('-');
            if (ends.Length > 2 || End(ends[0]) is not int first || End(ends[ends.Length - 1]) is not int last || first > last)
            {
                return null;
            }

            int from = Math.Max(first, VlanId.MinValue);
            int to = Math.Min(last, VlanId.MaxValue);
            set = from <= to ? set.Union(VlanSet.Range(new VlanId(from), new VlanId(to))) : set;
        }

        return set.IsEmpty ? null : set;
    }

    /// <summary>A list as it stands behind <c>switchport trunk allowed vlan</c>.</summary>
    /// <param name="words">What stands there: a list, <c>all</c>, <c>none</c>, or a list behind <c>add</c>, <c>remove</c> or <c>except</c>.</param>
    /// <param name="before">The VLANs until then.</param>
    /// <param name="adds">Whether a bare list adds to what was before (OS10) or replaces it (Cisco).</param>
    /// <returns>The VLANs; null if the words are none.</returns>
    public static VlanSet? Allowed(string[] words, VlanSet before, bool adds = false) => words.FirstOrDefault()?.ToUpperInvariant() switch
    {
        null => null,
        "ALL" when words.Length == 1 => VlanSet.All,
        "NONE" when words.Length == 1 => VlanSet.Empty,
        "ADD" => List(words.Skip(1)) is VlanSet more ? before.Union(more) : null,
        "REMOVE" => List(words.Skip(1)) is VlanSet less ? before.Except(less) : null,
        "EXCEPT" => List(words.Skip(1)) is VlanSet spared ? VlanSet.All.Except(spared) : null,
        _ => List(words) is VlanSet list ? (adds ? before.Union(list) : list) : null,
    };

    private static int? End(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= VlanId.MaxValue + 1 ? number : null;
}
