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

    /// <summary>An operator, a parenthesis or the star.</summary>
    Symbol,
}

/// <summary>A piece of a query.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text.</param>
internal readonly record struct WqlToken(WqlTokenKind Kind, string Text);
