using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace HyperVNetworking.Reporting;

/// <summary>Text as PowerShell reads it, so that no name is ever more than a name.</summary>
internal static class PowerShellText
{
    // PowerShell ends a string in single quotes at any of these, typographic ones too.
    private const string SingleQuotes = "'\u2018\u2019\u201A\u201B";

    /// <summary>A string in single quotes, in which nothing but a single quote means anything.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('\'');
        foreach (char c in text)
        {
            quoted.Append(c, SingleQuotes.IndexOf(c) >= 0 ? 2 : 1);
        }

        return quoted.Append('\'').ToString();
    }

    /// <summary>A string where a cmdlet expects wildcards, and which means itself.</summary>
    public static string QuotePattern(string text)
    {
        var pattern = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            pattern.Append("*?[]`".IndexOf(c) >= 0 ? "`" : string.Empty).Append(c);
        }

        return Quote(pattern.ToString());
    }

    /// <summary>An array of strings.</summary>
    public static string QuoteAll(IEnumerable<string> texts) => $"@({string.Join(", ", texts.Select(Quote))})";

    /// <summary>A string, or <c>$null</c>.</summary>
    public static string QuoteOrNull(string? text) => text is null ? "$null" : Quote(text);

    /// <summary>A whole number.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>$true</c> or <c>$false</c>.</summary>
    public static string Flag(bool flag) => flag ? "$true" : "$false";

    /// <summary>A comment of one line: whatever could end it, or show another order of letters than there is, becomes a space.</summary>
    public static string Comment(string text)
    {
        var line = new StringBuilder("# ", text.Length + 2);
        foreach (char c in text)
        {
            bool harmless = char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
            line.Append(harmless ? c : ' ');
        }

        return line.ToString().TrimEnd();
    }
}
