using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Binding;

/// <summary>Reads the keys of one object. After an error it goes on with a value that serves, so that one run finds all errors.</summary>
internal sealed partial class ObjectReader
{
    private readonly KeyTable _keys;

    private ObjectReader(DocumentNode node, KeyTable keys, ReadContext context)
    {
        Node = node;
        _keys = keys;
        Context = context;
    }

    public DocumentNode Node { get; }

    public ReadContext Context { get; }

    /// <summary>Opens an object and reports what it should not hold.</summary>
    /// <returns>The reader, or null if the value is no object.</returns>
    public static ObjectReader? Open(DocumentNode node, KeyTable keys, ReadContext context)
    {
        if (node.Kind != NodeKind.Object)
        {
            context.Errors.Add(DocumentErrorIds.WrongType, node, $"Here {keys.Title} is expected, an object in braces, but this is {node.Describe()}.");
            return null;
        }

        foreach (DocumentMember member in node.Members)
        {
            if (keys.Has(member.Key) || context.Errors.IsFull)
            {
                continue;
            }

            string question = Nearest.Question(member.Key, keys.Keys);
            string known = question == "." ? $": it has {string.Join(", ", keys.Keys)}." : question;
            context.Errors.Add(DocumentErrorIds.UnknownKey, node.Source!, member.Offset, $"The key {Quoted.Of(member.Key)} is unknown in {keys.Title}{known}");
        }

        return new ObjectReader(node, keys, context);
    }

    /// <summary>Remembers where the record stood that was read from this object.</summary>
    public T Track<T>(T record)
        where T : class => Context.Track(record, Node);

    /// <summary>A required text that is not empty.</summary>
    public string Name(string key)
    {
        string text = RequiredText(key);
        if (IsBlank(text) && Find(key) is { Kind: NodeKind.Text } node)
        {
            Context.Errors.Add(DocumentErrorIds.EmptyName, node, $"\"{key}\" of {_keys.Title} is {(text.Length == 0 ? "empty" : "blank")}: give it a name.");
        }

        return text;
    }

    public string RequiredText(string key) => Text(key) ?? Missing(key, string.Empty);

    public string? Text(string key)
    {
        DocumentNode? node = Find(key);
        return node is null ? null : node.Kind == NodeKind.Text ? node.Text : Wrong<string?>(key, node, "a text in quotes", null);
    }

    public bool? Flag(string key) => Find(key) switch
    {
        null => null,
        { Kind: NodeKind.True } => true,
        { Kind: NodeKind.False } => false,
        DocumentNode node => Wrong<bool?>(key, node, "true or false", null),
    };

    /// <summary>A whole number in a range.</summary>
    public long? Number(string key, long min, long max) => Find(key) is DocumentNode node ? NumberOf(key, node, min, max) : null;

    public long RequiredNumber(string key, long min, long max) => Number(key, min, max) ?? Missing(key, min);

    public int? Int(string key, int min = 0) => (int?)Number(key, min, int.MaxValue);

    public int RequiredInt(string key, int min) => Int(key, min) ?? Missing(key, min);

    public ValueList<long> Numbers(string key, long min, long max) =>
        Items(key).Select(item => NumberOf(key, item, min, max) ?? min).ToValueList();

    public T Word<T>(string key, WordTable<T> words, T otherwise)
        where T : struct, Enum => Word(key, words) ?? otherwise;

    public T RequiredWord<T>(string key, WordTable<T> words)
        where T : struct, Enum => Word(key, words) ?? Missing(key, default(T));

    public T? Word<T>(string key, WordTable<T> words)
        where T : struct, Enum
    {
        DocumentNode? node = Find(key);
        return node is null ? null : WordOf(key, node, words);
    }

    /// <summary>A list of words.</summary>
    public ValueList<T> Words<T>(string key, WordTable<T> words)
        where T : struct, Enum => Items(key).Select(item => WordOf(key, item, words)).OfType<T>().ToValueList();

    public DateTimeOffset? Date(string key)
    {
        if (Text(key) is not string text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
        {
            return date;
        }

        Context.Errors.Add(DocumentErrorIds.InvalidDate, Find(key)!, $"{Quoted.Of(text)} is no date and time: write it as 2024-05-31T12:00:00Z.");
        return null;
    }

    public DateTimeOffset RequiredDate(string key) => Date(key) ?? Missing(key, default(DateTimeOffset));

    /// <summary>A list of names.</summary>
    public ValueList<string> Names(string key) => Items(key).Select(item => NameOf(key, item)).ToValueList();

    public ValueList<string> RequiredNames(string key) => Find(key) is null ? Missing<ValueList<string>>(key, []) : Names(key);

    /// <summary>One name, or a list of them.</summary>
    public ValueList<string> NameOrNames(string key) =>
        Find(key) switch
        {
            null => [],
            { Kind: NodeKind.Array } => Names(key),
            { Kind: NodeKind.Text } node => [NameOf(key, node)],
            DocumentNode node => Wrong<ValueList<string>>(key, node, "a name in quotes or a list of names", []),
        };

    /// <summary>A list of objects.</summary>
    public ValueList<T> List<T>(string key, Func<DocumentNode, ReadContext, T?> read)
        where T : class => Items(key).Select(item => read(item, Context)).OfType<T>().ToValueList();

    /// <summary>One object.</summary>
    public T? Object<T>(string key, Func<DocumentNode, ReadContext, T?> read)
        where T : class => Find(key) is DocumentNode node ? read(node, Context) : null;

    /// <summary>One object that must be there; an empty one stands in for it after an error.</summary>
    public T RequiredObject<T>(string key, Func<DocumentNode, ReadContext, T?> read, T otherwise)
        where T : class => Find(key) is DocumentNode node ? read(node, Context) ?? otherwise : Missing(key, otherwise);

    /// <summary>The value of a key that this kind of object has; null if it is left out.</summary>
    public DocumentNode? Find(string key) =>
        _keys.Has(key) ? Node.Find(key) : throw new ArgumentException($"{_keys.Title} has no key {key}.", nameof(key));

    // What a host reports is its own affair.
    private bool IsBlank(string name) => !Context.IsReport && string.IsNullOrWhiteSpace(name);

    private T? WordOf<T>(string key, DocumentNode node, WordTable<T> words)
        where T : struct, Enum
    {
        if (node.Kind != NodeKind.Text)
        {
            return Wrong<T?>(key, node, $"one of {string.Join(", ", words.Words)}, in quotes", null);
        }

        if (words.TryRead(node.Text, out T value))
        {
            return value;
        }

        Context.Errors.Add(
            DocumentErrorIds.UnknownValue,
            node,
            $"{Quoted.Of(node.Text)} is no value of \"{key}\" of {_keys.Title}: use {string.Join(", ", words.Words)}.");
        return null;
    }

    private string NameOf(string key, DocumentNode node)
    {
        if (node.Kind != NodeKind.Text)
        {
            return Wrong(key, node, "names in quotes", string.Empty);
        }

        if (IsBlank(node.Text))
        {
            Context.Errors.Add(DocumentErrorIds.EmptyName, node, $"\"{key}\" of {_keys.Title} holds {(node.Text.Length == 0 ? "an empty" : "a blank")} name.");
        }

        return node.Text;
    }

    private long? NumberOf(string key, DocumentNode node, long min, long max)
    {
        if (node.Kind != NodeKind.Number)
        {
            return Wrong<long?>(key, node, "a number without quotes", null);
        }

        if (WholeNumber.TryRead(node.Text, out long number) && number >= min && number <= max)
        {
            return number;
        }

        Context.Errors.Add(
            DocumentErrorIds.InvalidNumber,
            node,
            $"\"{key}\" of {_keys.Title} must be a whole number from {min} to {max}, but this is {node.Describe()}.");
        return null;
    }

    private IReadOnlyList<DocumentNode> Items(string key) => Find(key) switch
    {
        null => [],
        { Kind: NodeKind.Array } node => node.Items,
        DocumentNode node => Wrong<IReadOnlyList<DocumentNode>>(key, node, "a list in square brackets", []),
    };

    private T Wrong<T>(string key, DocumentNode node, string expected, T otherwise)
    {
        string hint = node.Kind == NodeKind.Null ? "; leave the key out if there is nothing to say" : string.Empty;
        Context.Errors.Add(DocumentErrorIds.WrongType, node, $"\"{key}\" of {_keys.Title} must be {expected}, but this is {node.Describe()}{hint}.");
        return otherwise;
    }

    // A key that is there has been reported already if nothing could be read from it, and so has one that is misspelt.
    private T Missing<T>(string key, T otherwise)
    {
        if (Find(key) is null && !Node.Members.Any(m => !_keys.Has(m.Key) && NearestName.Of(m.Key, _keys.Keys) == key))
        {
            Context.Errors.Add(DocumentErrorIds.MissingKey, Node, $"\"{key}\" is missing in {_keys.Title}.");
        }

        return otherwise;
    }
}
