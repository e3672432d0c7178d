using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The grammar of the queries that the lab takes: <c>SELECT *|properties FROM class [WHERE condition]</c>, <c>ASSOCIATORS OF {path} [WHERE ...]</c> and <c>REFERENCES OF {path} [WHERE ...]</c>; all else is refused.</summary>
internal static class WqlParser
{
    private const int MaxLength = 64 * 1024;

    private static readonly string[] s_associators = ["AssocClass", "ResultClass", "Role", "ResultRole"];
    private static readonly string[] s_references = ["ResultClass", "Role"];

    /// <summary>Reads a query.</summary>
    /// <param name="query">The text.</param>
    /// <returns>The query.</returns>
    /// <exception cref="WqlException">It is none.</exception>
    public static WqlStatement Parse(string query)
    {
        if (query.Length > MaxLength)
        {
            throw new WqlException("it is longer than 64 KiB", MaxLength);
        }

        var reader = new WqlReader(WqlTokenizer.Cut(query));
        WqlStatement statement = reader.TryTake("SELECT") ? ReadSelect(reader)
            : reader.TryTake("ASSOCIATORS") ? ReadAssociators(reader)
            : reader.TryTake("REFERENCES") ? ReadReferences(reader)
            : throw reader.Unexpected("SELECT, ASSOCIATORS or REFERENCES");
        return reader.Current.Kind == WqlTokenKind.End ? statement : throw reader.Unexpected("the end");
    }

    private static WqlStatement.Select ReadSelect(WqlReader reader)
    {
        var properties = new List<WqlToken>();
        if (!reader.TryTake("*"))
        {
            do
            {
                properties.Add(reader.TakeName("* or a property"));
            }
            while (reader.TryTake(","));
        }

        reader.Take("FROM");
        string className = reader.TakeName("a class").Text;
        return new WqlStatement.Select(className, properties, reader.TryTake("WHERE") ? WqlConditionParser.Read(reader) : null);
    }

    private static WqlStatement.Associators ReadAssociators(WqlReader reader)
    {
        WqlToken source = ReadSource(reader);
        Dictionary<string, string> given = ReadFilter(reader, s_associators);
        return new WqlStatement.Associators(source, new AssociationFilter(
            Value(given, "AssocClass"), Value(given, "ResultClass"), Value(given, "Role"), Value(given, "ResultRole")));
    }

    private static WqlStatement.References ReadReferences(WqlReader reader)
    {
        WqlToken source = ReadSource(reader);
        Dictionary<string, string> given = ReadFilter(reader, s_references);
        return new WqlStatement.References(source, new AssociationFilter(Value(given, "ResultClass"), null, Value(given, "Role"), null));
    }

    private static WqlToken ReadSource(WqlReader reader)
    {
        reader.Take("OF");
        return reader.Take(WqlTokenKind.Path, "an object path in braces");
    }

    // Pairs of keyword and word, with nothing between them; each keyword once.
    private static Dictionary<string, string> ReadFilter(WqlReader reader, string[] keywords)
    {
        var given = new Dictionary<string, string>(Names.Comparer);
        if (!reader.TryTake("WHERE"))
        {
            return given;
        }

        do
        {
            string? keyword = keywords.FirstOrDefault(k => !given.ContainsKey(k) && reader.TryTake(k));
            if (keyword is null)
            {
                throw reader.Unexpected(string.Join(", ", keywords.Where(k => !given.ContainsKey(k)).DefaultIfEmpty("the end")));
            }

            reader.Take("=");
            given.Add(keyword, reader.TakeName("a name").Text);
        }
        while (reader.Current.Kind != WqlTokenKind.End);
        return given;
    }

    private static string? Value(Dictionary<string, string> given, string keyword) => given.TryGetValue(keyword, out string? value) ? value : null;
}
