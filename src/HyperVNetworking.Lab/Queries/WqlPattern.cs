using System;
using System.Collections.Generic;

namespace HyperVNetworking.Lab;

/// <summary>A LIKE pattern: <c>%</c> any text, <c>_</c> one character, <c>[abc]</c>, <c>[a-c]</c> and <c>[^a]</c> one of or none of some. Case does not count. Time is linear in text times pattern.</summary>
internal sealed class WqlPattern
{
    private readonly List<Func<char, bool>?> _parts = [];

    /// <summary>Reads a pattern.</summary>
    /// <param name="literal">The pattern, its text escapes resolved.</param>
    /// <exception cref="WqlException">A bracket is not closed or empty.</exception>
    public WqlPattern(WqlToken literal)
    {
        string pattern = literal.Text;
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            switch (c)
            {
                case '%':
                    _parts.Add(null);
                    break;
                case '_':
                    _parts.Add(static _ => true);
                    break;
                case '[':
                    int end = pattern.IndexOf(']', i + 1);
                    if (end <= i + 1)
                    {
                        throw new WqlException("a bracket in a LIKE pattern is empty or has no end", literal.Position);
                    }

                    _parts.Add(Set(pattern.Substring(i + 1, end - i - 1)));
                    i = end;
                    break;
                default:
                    _parts.Add(other => Same(other, c));
                    break;
            }
        }
    }

    /// <summary>Whether a text matches.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True if it does.</returns>
    public bool IsMatch(string text)
    {
        (int t, int p, int star, int mark) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < _parts.Count && _parts[p] is Func<char, bool> part && part(text[t]))
            {
                t++;
                p++;
            }
            else if (p < _parts.Count && _parts[p] is null)
            {
                star = p++;
                mark = t;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (p < _parts.Count && _parts[p] is null)
        {
            p++;
        }

        return p == _parts.Count;
    }

    private static Func<char, bool> Set(string set)
    {
        bool none = set.Length > 1 && set[0] == '^';
        string members = none ? set.Substring(1) : set;
        return c => IsIn(members, c) != none;
    }

    private static bool IsIn(string members, char c)
    {
        for (int i = 0; i < members.Length; i++)
        {
            if (i + 2 < members.Length && members[i + 1] == '-')
            {
                if (Upper(c) >= Upper(members[i]) && Upper(c) <= Upper(members[i + 2]))
                {
                    return true;
                }

                i += 2;
            }
            else if (Same(members[i], c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Same(char a, char b) => Upper(a) == Upper(b);

    private static char Upper(char c) => char.ToUpperInvariant(c);
}
