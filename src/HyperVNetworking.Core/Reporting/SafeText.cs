using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace HyperVNetworking.Reporting;

/// <summary>Makes text from documents and hosts safe to show: a name may hold escape sequences, characters that XML cannot carry, or marks that turn a line around.</summary>
public static class SafeText
{
    /// <summary>The text as people may read it on a page.</summary>
    /// <param name="text">Any text; null is empty.</param>
    /// <returns>The text with every invisible character, but for line ends and tabs, written as <c>\uXXXX</c>.</returns>
    public static string Of(string? text) => Escape(text, keepsLines: true);

    /// <summary>The text as one line.</summary>
    /// <param name="text">Any text; null is empty.</param>
    /// <returns>The text with every invisible character, line ends and tabs too, written as <c>\uXXXX</c>.</returns>
    public static string OneLine(string? text) => Escape(text, keepsLines: false);

    private static string Escape(string? text, bool keepsLines)
    {
        if (text is null || text.All(c => c is >= ' ' and <= '~'))
        {
            return text ?? string.Empty;
        }

        var safe = new StringBuilder(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            // Two surrogates that belong together are one character; a lone one is none.
            int length = char.IsSurrogatePair(text, i) ? 2 : 1;
            if (IsShown(CharUnicodeInfo.GetUnicodeCategory(text, i)) || (keepsLines && text[i] is '\n' or '\t'))
            {
                safe.Append(text, i, length);
            }
            else
            {
                foreach (char c in text.Substring(i, length))
                {
                    safe.AppendFormat(CultureInfo.InvariantCulture, "\\u{0:x4}", (int)c);
                }
            }

            i += length - 1;
        }

        return safe.ToString();
    }

    private static bool IsShown(UnicodeCategory category) => category is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse);
}
