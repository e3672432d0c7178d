using System.Collections.Generic;

namespace HyperVNetworking.Lab;

/// <summary>A parsed query.</summary>
internal abstract record WqlStatement
{
    /// <summary><c>SELECT properties FROM class WHERE condition</c>.</summary>
    /// <param name="ClassName">The class.</param>
    /// <param name="Properties">The properties; empty for all of them.</param>
    /// <param name="Condition">The condition; null selects all.</param>
    internal sealed record Select(string ClassName, IReadOnlyList<WqlToken> Properties, WqlCondition? Condition) : WqlStatement;

    /// <summary><c>ASSOCIATORS OF {path} WHERE ...</c>.</summary>
    /// <param name="Source">The path in braces.</param>
    /// <param name="Filter">What follows WHERE.</param>
    internal sealed record Associators(WqlToken Source, AssociationFilter Filter) : WqlStatement;

    /// <summary><c>REFERENCES OF {path} WHERE ...</c>; its ResultClass is the association.</summary>
    /// <param name="Source">The path in braces.</param>
    /// <param name="Filter">What follows WHERE, the ResultClass as association class.</param>
    internal sealed record References(WqlToken Source, AssociationFilter Filter) : WqlStatement;
}
