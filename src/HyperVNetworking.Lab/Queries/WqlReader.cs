using System.Collections.Generic;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Goes through the pieces of a query.</summary>
/// <param name="tokens">The pieces, the last of kind End.</param>
internal sealed class WqlReader(IReadOnlyList<WqlToken> tokens)
{
    private const int MaxDepth = 64;

    private static readonly HashSet<string> s_reserved =
        new(["SELECT", "FROM", "WHERE", "AND", "OR", "NOT", "LIKE", "IS", "ISA", "NULL", "TRUE", "FALSE"], Names.Comparer);

    private int _at;
    private int _depth;

    /// <summary>The piece that comes next.</summary>
    public WqlToken Current => tokens[_at];

    /// <summary>Takes a piece of any kind but End.</summary>
    /// <returns>The piece.</returns>
    public WqlToken Next() => tokens[_at++];

    /// <summary>Takes a keyword or symbol if it comes next.</summary>
    /// <param name="word">The keyword or symbol; case does not count.</param>
    /// <returns>Whether it came.</returns>
    public bool TryTake(string word)
    {
        bool found = Current.Kind is WqlTokenKind.Word or WqlTokenKind.Symbol && Names.Same(Current.Text, word);
        _at += found ? 1 : 0;
        return found;
    }

    /// <summary>Takes a keyword or symbol.</summary>
    /// <param name="word">The keyword or symbol.</param>
    /// <exception cref="WqlException">Something else comes.</exception>
    public void Take(string word)
    {
        if (!TryTake(word))
        {
            throw Unexpected(word);
        }
    }

    /// <summary>Takes a piece of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="what">What it means here, for the error.</param>
    /// <returns>The piece.</returns>
    /// <exception cref="WqlException">Something else comes.</exception>
    public WqlToken Take(WqlTokenKind kind, string what) => Current.Kind == kind ? Next() : throw Unexpected(what);

    /// <summary>Takes a name: a word that the language has no other use for.</summary>
    /// <param name="what">What it names, for the error.</param>
    /// <returns>The piece.</returns>
    /// <exception cref="WqlException">Something else comes.</exception>
    public WqlToken TakeName(string what) => s_reserved.Contains(Current.Text) ? throw Unexpected(what) : Take(WqlTokenKind.Word, what);

    /// <summary>Counts a level: long chains and deep nesting both become deep trees, and a limit keeps the stack.</summary>
    /// <exception cref="WqlException">It is one too many.</exception>
    public void Deeper()
    {
        if (++_depth > MaxDepth)
        {
            throw new WqlException("it has more than 64 conditions", Current.Position);
        }
    }

    /// <summary>The error for what comes next.</summary>
    /// <param name="wanted">What should come.</param>
    /// <returns>The error to throw.</returns>
    public WqlException Unexpected(string wanted) => new($"{wanted} is expected where it has {Current.Text}", Current.Position);
}
