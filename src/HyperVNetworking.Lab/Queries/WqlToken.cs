namespace HyperVNetworking.Lab;

/// <summary>What a piece of a query is.</summary>
internal enum WqlTokenKind
{
    /// <summary>The end of the query.</summary>
    End,

    /// <summary>A keyword or a name.</summary>
    Word,

    /// <summary>A text in quotes, its escapes resolved.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>An operator, a comma, a parenthesis or the star.</summary>
    Symbol,

    /// <summary>What stands in braces, as it stands: an object path.</summary>
    Path,
}

/// <summary>A piece of a query.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text.</param>
/// <param name="Position">Where it begins, from 1.</param>
internal readonly record struct WqlToken(WqlTokenKind Kind, string Text, int Position);
