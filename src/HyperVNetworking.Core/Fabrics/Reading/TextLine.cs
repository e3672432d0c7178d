using System;

namespace HyperVNetworking.Fabrics.Reading;

/// <summary>A line of a configuration that is not blank.</summary>
internal sealed class TextLine
{
    private static readonly char[] s_blanks = [' ', '\t'];

    public TextLine(int number, string raw)
    {
        Number = number;
        Text = raw.Trim();
        Indent = raw.Length - raw.TrimStart().Length;
        Words = Text.Split(s_blanks, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The line in the file, from 1.</summary>
    public int Number { get; }

    /// <summary>How many blanks it begins with.</summary>
    public int Indent { get; }

    public string Text { get; }

    public string[] Words { get; }

    /// <summary>Whether it takes a setting away.</summary>
    public bool IsNo => Words.Length > 1 && string.Equals(Words[0], "no", StringComparison.OrdinalIgnoreCase);

    /// <summary>The text behind the first words.</summary>
    public string After(int words)
    {
        int at = 0;
        for (int word = 0; word < words && at < Text.Length; word++)
        {
            while (at < Text.Length && !char.IsWhiteSpace(Text[at]))
            {
                at++;
            }

            while (at < Text.Length && char.IsWhiteSpace(Text[at]))
            {
                at++;
            }
        }

        return Text.Substring(at);
    }
}
