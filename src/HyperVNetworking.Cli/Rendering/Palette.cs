using System.Collections.Generic;
using Spectre.Console;

namespace HyperVNetworking.Cli.Rendering;

/// <summary>The colour of the few words that carry a judgement.</summary>
internal static class Palette
{
    private static readonly Dictionary<string, Style> s_styles = new()
    {
        ["Proven"] = new Style(Color.Green),
        ["Unproven"] = new Style(Color.Yellow),
        ["Violated"] = new Style(Color.Red),
        ["Error"] = new Style(Color.Red),
        ["Warning"] = new Style(Color.Yellow),
    };

    /// <summary>The style of a cell.</summary>
    public static Style StyleOf(string text) => s_styles.TryGetValue(text.TrimEnd(), out Style? style) ? style : Style.Plain;
}
