namespace HyperVNetworking.Hosting.Cim;

/// <summary>Escapes values that go into WQL.</summary>
public static class Wql
{
    /// <summary>A string literal: backslash and quote escaped (facts A0: backslashes in string literals must be doubled).</summary>
    /// <param name="value">Any text.</param>
    /// <returns>The literal with its quotes.</returns>
    public static string Literal(string value) => "'" + value.Replace("\\", "\\\\").Replace("'", "\\'") + "'";

    /// <summary>A text inside a LIKE pattern that means itself: WQL's wildcards are put in brackets.</summary>
    /// <param name="value">Any text.</param>
    /// <returns>The pattern without quotes; give it to <see cref="Literal"/>.</returns>
    public static string LikePattern(string value) => value.Replace("[", "[[]").Replace("%", "[%]").Replace("_", "[_]");
}
