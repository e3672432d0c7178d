using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace HyperVNetworking.Lab;

/// <summary>Cuts a query into pieces. In a text a backslash makes the next character mean itself, and no other may follow it than backslash and quotes (facts A0).</summary>
internal static class WqlTokenizer
{
    private static readonly string[] s_symbols = ["<>", "!=", "=", "(", ")", "*"];

    /// <summary>The pieces of a query, the last of kind End.</summary>
    /// <param name="query">The query.</param>
    /// <returns>The pieces.</returns>
    /// <exception cref="WqlException">A piece is none.</exception>
    public static IReadOnlyList<WqlToken> Cut(string query)
    {
        var tokens = new List<WqlToken>();
        int at = 0;
        while (at < query.Length)
        {
            char c = query[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (c is '\'' or '"')
            {
                tokens.Add(new WqlToken(WqlTokenKind.Text, ReadText(query, ref at)));
            }
            else if (IsWordStart(c) || IsDigit(c) || (c == '-' && at + 1 < query.Length && IsDigit(query[at + 1])))
            {
                tokens.Add(ReadWord(query, ref at));
            }
            else if (s_symbols.FirstOrDefault(s => string.CompareOrdinal(query, at, s, 0, s.Length) == 0) is string symbol)
            {
                tokens.Add(new WqlToken(WqlTokenKind.Symbol, symbol));
                at += symbol.Length;
            }
            else
            {
                throw new WqlException($"the character '{c}' at position {at + 1} has no meaning here");
            }
        }

        tokens.Add(new WqlToken(WqlTokenKind.End, "the end"));
        return tokens;
    }

    private static string ReadText(string query, ref int at)
    {
        char quote = query[at];
        var text = new StringBuilder();
        int start = at++;
        while (at < query.Length && query[at] != quote)
        {
            if (query[at] == '\\')
            {
                at++;
                if (at >= query.Length || query[at] is not ('\\' or '\'' or '"'))
                {
                    throw new WqlException($"a backslash at position {at} is not doubled");
                }
            }

            text.Append(query[at++]);
        }

        if (at++ >= query.Length)
        {
            throw new WqlException($"the text at position {start + 1} has no end");
        }

        return text.ToString();
    }

    private static WqlToken ReadWord(string query, ref int at)
    {
        int start = at++;
        bool number = !IsWordStart(query[start]);
        while (at < query.Length && (IsDigit(query[at]) || (!number && IsWordStart(query[at]))))
        {
            at++;
        }

        return new WqlToken(number ? WqlTokenKind.Number : WqlTokenKind.Word, query.Substring(start, at - start));
    }

    private static bool IsWordStart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
