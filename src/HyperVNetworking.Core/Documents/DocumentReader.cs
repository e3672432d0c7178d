using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Sections;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Documents.Validation;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents;

/// <summary>Reads the JSON documents (design section 5). No input makes it throw; every error has an id, a file and a line.</summary>
public static class DocumentReader
{
    /// <summary>Reads the sources as one document.</summary>
    /// <param name="sources">The files; each adds tenants, rules, hosts and fabric to those before.</param>
    /// <returns>The document, or the errors.</returns>
    public static DocumentReadResult Read(IReadOnlyList<DocumentSource> sources)
    {
        var context = new ReadContext();
        NetworkDocument document = Read(ParseAll(sources, context), context);
        return context.Errors.HasErrors
            ? new DocumentReadResult { Errors = context.Errors.ToValueList() }
            : new DocumentReadResult { Document = document };
    }

    /// <summary>The roots of the sources that are JSON.</summary>
    internal static IReadOnlyList<DocumentNode> ParseAll(IReadOnlyList<DocumentSource> sources, ReadContext context) =>
        sources.Select((source, index) => Parse(source, index, context.Errors)).OfType<DocumentNode>().ToArray();

    /// <summary>The document of several roots; what the parts say together is checked only when each is right by itself.</summary>
    internal static NetworkDocument Read(IReadOnlyList<DocumentNode> roots, ReadContext context)
    {
        NetworkDocument document = RootSection.Combine(roots.Select(root => RootSection.Read(root, context)).OfType<NetworkDocument>().ToArray());
        if (!context.Errors.HasErrors)
        {
            DocumentValidator.Validate(document, context);
        }

        return document;
    }

    private static DocumentNode? Parse(DocumentSource source, int index, ErrorList errors)
    {
        if (source.Utf8.Length <= DocumentSource.MaxBytes)
        {
            return NodeParser.Parse(new DocumentText(source, index), errors);
        }

        errors.Add(DocumentErrorIds.TooLarge, new DocumentText(source with { Utf8 = ReadOnlyMemory<byte>.Empty }, index), 0, DocumentSource.TooLarge(source.Name, source.Utf8.Length).Message);
        return null;
    }
}
