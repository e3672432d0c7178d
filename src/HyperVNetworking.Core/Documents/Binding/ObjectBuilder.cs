using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Binding;

/// <summary>Builds an object to be written; what is null, empty or the default is left out.</summary>
internal sealed class ObjectBuilder
{
    private readonly List<DocumentMember> _members = [];

    public static DocumentNode Names(IEnumerable<string> names) => DocumentNode.OfItems(names.Select(n => DocumentNode.OfText(n)).ToArray());

    /// <summary>A VLAN list as the inbox cmdlets print it; no VLAN at all is <c>[]</c>, never an empty text.</summary>
    public static DocumentNode Vlans(VlanSet set) => set.IsEmpty ? DocumentNode.OfItems([]) : DocumentNode.OfText(set.ToString());

    public DocumentNode Build() => DocumentNode.OfMembers(_members);

    public ObjectBuilder Add(string key, DocumentNode? value)
    {
        if (value is not null)
        {
            _members.Add(new DocumentMember(key, Offset: 0, value));
        }

        return this;
    }

    /// <summary>All keys of another object.</summary>
    public ObjectBuilder Add(DocumentNode other)
    {
        _members.AddRange(other.Members);
        return this;
    }

    public ObjectBuilder Text(string key, string? value) => Add(key, value is null ? null : DocumentNode.OfText(value));

    public ObjectBuilder Number(string key, long? value) => Add(key, value is long number ? DocumentNode.OfNumber(number) : null);

    public ObjectBuilder Vlan(string key, VlanId? value) => Number(key, value?.Value);

    public ObjectBuilder Flag(string key, bool? value) => Add(key, value is bool flag ? DocumentNode.OfFlag(flag) : null);

    public ObjectBuilder Flag(string key, bool value, bool unless) => Flag(key, value == unless ? null : value);

    public ObjectBuilder Word<T>(string key, WordTable<T> words, T value)
        where T : struct, Enum => Text(key, words.Write(value));

    public ObjectBuilder Word<T>(string key, WordTable<T> words, T? value, T? unless)
        where T : struct, Enum => value is T word && !Nullable.Equals(value, unless) ? Word(key, words, word) : this;

    public ObjectBuilder Date(string key, DateTimeOffset? value) => Text(key, value?.ToString("O", CultureInfo.InvariantCulture));

    public ObjectBuilder NonEmpty(string key, ValueList<string> names) => names.Count == 0 ? this : Add(key, Names(names));

    /// <summary>A list of objects, left out if empty.</summary>
    public ObjectBuilder NonEmpty<T>(string key, ValueList<T> items, Func<T, DocumentNode> write) =>
        items.Count == 0 ? this : Add(key, DocumentNode.OfItems(items.Select(write).ToArray()));
}
