using System;
using System.Collections.Generic;
using System.IO;

namespace HyperVNetworking.Fabrics.Reading;

/// <summary>Cuts a configuration into its lines that are not blank; all ends of line count.</summary>
internal static class ConfigurationText
{
    public static IReadOnlyList<TextLine> Lines(string text)
    {
        var lines = new List<TextLine>();
        using var reader = new StringReader(text);
        for (int number = 1; reader.ReadLine() is string raw; number++)
        {
            if (!string.IsNullOrWhiteSpace(raw))
            {
                lines.Add(new TextLine(number, raw));
            }
        }

        return lines;
    }

    /// <summary>How many lines of a banner's text follow its first line; 0 if it ends there, or nowhere: a banner that does not end must not swallow the switch.</summary>
    public static int BannerLength(IReadOnlyList<TextLine> lines, int at)
    {
        string rest = lines[at].After(2);
        if (rest.Length == 0)
        {
            return 0;
        }

        string mark = rest[0] == '^' && rest.Length > 1 ? rest.Substring(0, 2) : rest.Substring(0, 1);
        if (rest.IndexOf(mark, mark.Length, StringComparison.Ordinal) >= 0)
        {
            return 0;
        }

        for (int i = at + 1; i < lines.Count; i++)
        {
            if (lines[i].Text.IndexOf(mark, StringComparison.Ordinal) >= 0)
            {
                return i - at;
            }
        }

        return 0;
    }
}
