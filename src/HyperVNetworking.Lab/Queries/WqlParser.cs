using System.Collections.Generic;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The grammar of the queries that the lab takes: <c>SELECT * FROM class [WHERE condition]</c> with =, &lt;&gt;, LIKE, IS [NOT] NULL, NOT, AND, OR and parentheses; all else is refused.</summary>
internal sealed class WqlParser
{
    private const int MaxLength = 64 * 1024;
    private const int MaxDepth = 64;

    private readonly IReadOnlyList<WqlToken> _tokens;
    private int _at;
    private int _depth;

    private WqlParser(IReadOnlyList<WqlToken> tokens) => _tokens = tokens;

    private WqlToken Current => _tokens[_at];

    /// <summary>Reads a query.</summary>
    /// <param name="query">The text.</param>
    /// <returns>The query.</returns>
    /// <exception cref="WqlException">It is none.</exception>
    public static WqlQuery Parse(string query)
    {
        if (query.Length > MaxLength)
        {
            throw new WqlException("it is longer than 64 KiB");
        }

        return new WqlParser(WqlTokenizer.Cut(query)).ReadQuery();
    }

    private WqlQuery ReadQuery()
    {
        Take("SELECT");
        Take("*");
        Take("FROM");
        string className = TakeWord("a class");
        WqlCondition? condition = null;
        if (TryTake("WHERE"))
        {
            condition = ReadOr();
        }

        return Current.Kind == WqlTokenKind.End ? new WqlQuery(className, condition) : throw Unexpected("the end");
    }

    private WqlCondition ReadOr()
    {
        WqlCondition left = ReadAnd();
        while (TryTake("OR"))
        {
            left = new WqlCondition.Or(left, ReadAnd());
            Deeper();
        }

        return left;
    }

    private WqlCondition ReadAnd()
    {
        WqlCondition left = ReadNot();
        while (TryTake("AND"))
        {
            left = new WqlCondition.And(left, ReadNot());
            Deeper();
        }

        return left;
    }

    private WqlCondition ReadNot()
    {
        if (TryTake("NOT"))
        {
            Deeper();
            return new WqlCondition.Not(ReadNot());
        }

        if (TryTake("("))
        {
            Deeper();
            WqlCondition inner = ReadOr();
            Take(")");
            return inner;
        }

        return ReadTest();
    }

    private WqlCondition ReadTest()
    {
        string name = TakeWord("a property");
        if (TryTake("IS"))
        {
            bool not = TryTake("NOT");
            Take("NULL");
            return not ? new WqlCondition.Not(new WqlCondition.IsNull(name)) : new WqlCondition.IsNull(name);
        }

        if (TryTake("LIKE"))
        {
            return Current.Kind == WqlTokenKind.Text ? new WqlCondition.Like(name, Next().Text) : throw Unexpected("a text");
        }

        bool equal = TryTake("=");
        if (!equal && !TryTake("<>"))
        {
            Take("!=");
        }

        bool isValue = Current.Kind is WqlTokenKind.Text or WqlTokenKind.Number
            || (Current.Kind == WqlTokenKind.Word && (Names.Same(Current.Text, "TRUE") || Names.Same(Current.Text, "FALSE")));
        return isValue ? new WqlCondition.Compare(name, Next(), equal) : throw Unexpected("a value");
    }

    // Long chains and deep nesting both become deep trees; a limit keeps the stack.
    private void Deeper()
    {
        if (++_depth > MaxDepth)
        {
            throw new WqlException("it has more than 64 conditions");
        }
    }

    private bool TryTake(string word)
    {
        bool found = Current.Kind is WqlTokenKind.Word or WqlTokenKind.Symbol && Names.Same(Current.Text, word);
        _at += found ? 1 : 0;
        return found;
    }

    private void Take(string word)
    {
        if (!TryTake(word))
        {
            throw Unexpected(word);
        }
    }

    private string TakeWord(string what) => Current.Kind == WqlTokenKind.Word ? Next().Text : throw Unexpected(what);

    private WqlToken Next() => _tokens[_at++];

    private WqlException Unexpected(string wanted) => new($"{wanted} is expected where it has {Current.Text}");
}
