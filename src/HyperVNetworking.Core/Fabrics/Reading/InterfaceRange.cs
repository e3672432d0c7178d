using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace HyperVNetworking.Fabrics.Reading;

/// <summary>The interfaces of a header: one, or a range such as <c>range Ethernet 1/1/1-1/1/18</c> or <c>Ethernet1/1-4, Ethernet1/7</c>.</summary>
internal static class InterfaceRange
{
    /// <summary>No switch has more ports; a longer range is a slip.</summary>
    public const int MaxPorts = 1024;

    /// <returns>The names; empty if the text is none.</returns>
    public static IReadOnlyList<InterfaceName> Read(string text, SwitchDialect dialect)
    {
        string rest = text.StartsWith("range ", StringComparison.OrdinalIgnoreCase) ? text.Substring(6) : text;
        var names = new List<InterfaceName>();
        string type = string.Empty;
        foreach (string piece in rest.Split(','))
        {
            string joined = new(piece.Where(c => !char.IsWhiteSpace(c)).ToArray());
            int digits = joined.IndexOfAny(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
            if (digits < 0)
            {
                return [];
            }

            type = digits == 0 ? type : joined.Substring(0, digits);
            if (!Add(names, type, joined.Substring(digits), dialect) || names.Count > MaxPorts)
            {
                return [];
            }
        }

        return names;
    }

    private static bool Add(List<InterfaceName> names, string type, string numbers, SwitchDialect dialect)
    {
        string[] ends = numbers.Split('-');
        if (ends.Length > 2 || InterfaceName.Read(type + ends[0], dialect) is not InterfaceName first)
        {
            return false;
        }

        names.Add(first);
        if (ends.Length == 1)
        {
            return true;
        }

        // The end repeats the whole number, its type too, or the last part alone.
        string end = ends[1].TrimStart([.. ends[1].TakeWhile(c => c is not (>= '0' and <= '9'))]);
        string last = end.Substring(end.LastIndexOfAny(['/', ':', '.']) + 1);
        string stem = first.Text.Substring(0, first.Text.Length - first.Number.ToString(CultureInfo.InvariantCulture).Length);
        if (!int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out int to) || to < first.Number || to - first.Number > MaxPorts || !SameModule(stem, end, last))
        {
            return false;
        }

        for (int number = first.Number + 1; number <= to; number++)
        {
            if (InterfaceName.Read(stem + number.ToString(CultureInfo.InvariantCulture), dialect) is InterfaceName next)
            {
                names.Add(next);
            }
        }

        return true;
    }

    // A range lies within one module: 1/1-48 and 1/1/1-1/1/18 do, 1/1-2/4 does not.
    private static bool SameModule(string stem, string end, string last) =>
        end.Length == last.Length || stem.EndsWith(end.Substring(0, end.Length - last.Length), StringComparison.Ordinal);
}
