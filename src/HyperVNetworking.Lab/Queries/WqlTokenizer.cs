using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace HyperVNetworking.Lab;

/// <summary>Cuts a query into pieces. In a text a backslash makes the next character mean itself, and no other may follow it than backslash and quotes (facts A0).</summary>
internal static class WqlTokenizer
{
    private static readonly string[] s_symbols = ["<>", "!=", "<=", ">=", "=", "<", ">", "(", ")", "*", ","];

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
                int start = at;
                tokens.Add(new WqlToken(WqlTokenKind.Text, ReadText(query, ref at), start + 1));
            }
            else if (c == '{')
            {
                tokens.Add(ReadPath(query, ref at));
            }
            else if (IsWordStart(c) || IsDigit(c) || (c == '-' && at + 1 < query.Length && IsDigit(query[at + 1])))
            {
                tokens.Add(ReadWord(query, ref at));
            }
            else if (s_symbols.FirstOrDefault(s => string.CompareOrdinal(query, at, s, 0, s.Length) == 0) is string symbol)
            {
                tokens.Add(new WqlToken(WqlTokenKind.Symbol, symbol, at + 1));
                at += symbol.Length;
            }
            else
            {
                throw new WqlException($"the character '{c}' has no meaning here", at + 1);
            }
        }

        tokens.Add(new WqlToken(WqlTokenKind.End, "the end", query.Length + 1));
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
                    throw new WqlException("a backslash is not doubled", at);
                }
            }

            text.Append(query[at++]);
        }

        return at++ < query.Length ? text.ToString() : throw new WqlException("a text has no end", start + 1);
    }

    // Braces also stand inside the quotes of a path: Msvm_ExternalEthernetPort.DeviceID="Microsoft:{...}".
    private static WqlToken ReadPath(string query, ref int at)
    {
        int start = at++;
        bool quoted = false;
        while (at < query.Length && (quoted || query[at] != '}'))
        {
            quoted ^= query[at] == '"';

            // What a backslash escapes ends no quotes.
            at += quoted && query[at] == '\\' ? 2 : 1;
        }

        return at < query.Length
            ? new WqlToken(WqlTokenKind.Path, query.Substring(start + 1, at++ - start - 1), start + 1)
            : throw new WqlException("an opening brace has no closing one", start + 1);
    }

    private static WqlToken ReadWord(string query, ref int at)
    {
        int start = at++;
        bool number = !IsWordStart(query[start]);
        while (at < query.Length && (IsDigit(query[at]) || (!number && IsWordStart(query[at]))))
        {
            at++;
        }

        return at < query.Length && number && IsWordStart(query[at])
            ? throw new WqlException($"the character '{query[at]}' is no digit", at + 1)
            : new WqlToken(number ? WqlTokenKind.Number : WqlTokenKind.Word, query.Substring(start, at - start), start + 1);
    }

    private static bool IsWordStart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
