using System;
using System.Globalization;
using System.Linq;

namespace HyperVNetworking.Reporting;

/// <summary>Makes text from documents and hosts safe to show: a name may hold control characters, which XML cannot carry, or marks that turn a line around.</summary>
internal static class SafeText
{
    /// <summary>The text with every invisible character, but for line ends and tabs, written as <c>\uXXXX</c>.</summary>
    public static string Of(string? text) => text is null ? string.Empty
        : text.All(IsShown) ? text
        : string.Concat(text.Select(c => IsShown(c) ? c.ToString() : string.Format(CultureInfo.InvariantCulture, "\\u{0:x4}", (int)c)));

    private static bool IsShown(char c) => c is '\n' or '\t' || CharUnicodeInfo.GetUnicodeCategory(c) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse);
}
