using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace HyperVNetworking.Cli.Rendering;

/// <summary>Makes text from documents and hosts safe to print: a name may hold escape sequences or marks that turn a line around.</summary>
internal static class PrintableText
{
    /// <summary>The text with every control and format character written as <c>\uXXXX</c>.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>One line without anything invisible in it.</returns>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~') || text.All(IsPrintable))
        {
            return text;
        }

        var printable = new StringBuilder(text.Length + 16);
        foreach (char c in text)
        {
            _ = IsPrintable(c) ? printable.Append(c) : printable.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return printable.ToString();
    }

    private static bool IsPrintable(char c) => char.GetUnicodeCategory(c) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
