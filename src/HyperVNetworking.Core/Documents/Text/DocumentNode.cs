using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace HyperVNetworking.Documents.Text;

/// <summary>A JSON value that remembers where it stood; a value to be written stands nowhere.</summary>
internal sealed class DocumentNode
{
    private DocumentNode(NodeKind kind) => Kind = kind;

    public NodeKind Kind { get; }

    /// <summary>The text, or a number's digits.</summary>
    public string Text { get; private init; } = string.Empty;

    public IReadOnlyList<DocumentNode> Items { get; private init; } = [];

    public IReadOnlyList<DocumentMember> Members { get; private init; } = [];

    /// <summary>The file it was read from; null for a value to be written.</summary>
    public DocumentText? Source { get; private init; }

    /// <summary>The byte in the file at which it begins.</summary>
    public int Offset { get; private init; }

    public static DocumentNode OfText(string text, DocumentText? source = null, int offset = 0) =>
        new(NodeKind.Text) { Text = text, Source = source, Offset = offset };

    public static DocumentNode OfNumber(string digits, DocumentText? source = null, int offset = 0) =>
        new(NodeKind.Number) { Text = digits, Source = source, Offset = offset };

    public static DocumentNode OfNumber(long number) => OfNumber(number.ToString(CultureInfo.InvariantCulture));

    public static DocumentNode OfFlag(bool value, DocumentText? source = null, int offset = 0) =>
        new(value ? NodeKind.True : NodeKind.False) { Source = source, Offset = offset };

    public static DocumentNode OfNull(DocumentText? source = null, int offset = 0) => new(NodeKind.Null) { Source = source, Offset = offset };

    public static DocumentNode OfItems(IReadOnlyList<DocumentNode> items, DocumentText? source = null, int offset = 0) =>
        new(NodeKind.Array) { Items = items, Source = source, Offset = offset };

    public static DocumentNode OfMembers(IReadOnlyList<DocumentMember> members, DocumentText? source = null, int offset = 0) =>
        new(NodeKind.Object) { Members = members, Source = source, Offset = offset };

    /// <summary>The value of a key; null if the object has none such.</summary>
    public DocumentNode? Find(string key)
    {
        foreach (DocumentMember member in Members)
        {
            if (string.Equals(member.Key, key, StringComparison.Ordinal))
            {
                return member.Value;
            }
        }

        return null;
    }

    /// <summary>The element at a place of a key's array, else the key's value, else the object: the nearest place an error can point at.</summary>
    public DocumentNode At(string key, int index = 0) => Find(key) is DocumentNode value ? value.Items.ElementAtOrDefault(index) ?? value : this;

    /// <summary>The value as people name its kind.</summary>
    public string Describe() => Kind switch
    {
        NodeKind.Null => "null",
        NodeKind.True => "true",
        NodeKind.False => "false",
        NodeKind.Number => $"the number {Quoted.Shortened(Text)}",
        NodeKind.Text => $"the text {Quoted.Of(Text)}",
        NodeKind.Array => "a list",
        _ => "an object",
    };
}
