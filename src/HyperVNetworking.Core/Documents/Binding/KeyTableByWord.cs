using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Documents.Text;

namespace HyperVNetworking.Documents.Binding;

/// <summary>An object of several kinds, told apart by the word of one key; each kind has keys of its own.</summary>
/// <typeparam name="T">The words.</typeparam>
internal sealed class KeyTableByWord<T>
    where T : struct, Enum
{
    private readonly Dictionary<T, KeyTable> _tables;
    private readonly string _title;
    private readonly string _key;
    private readonly WordTable<T> _words;

    /// <param name="title">The object as sentences name it, with its article.</param>
    /// <param name="key">The key that tells the kinds apart.</param>
    /// <param name="words">Its words.</param>
    /// <param name="tables">The keys of each kind.</param>
    public KeyTableByWord(string title, string key, WordTable<T> words, Dictionary<T, KeyTable> tables)
    {
        _title = title;
        _key = key;
        _words = words;
        _tables = tables;
    }

    public IEnumerable<KeyTable> Tables => _tables.Values;

    /// <summary>Opens the object as the kind that it says it is.</summary>
    /// <returns>The reader and the kind, or null after an error was added.</returns>
    public (ObjectReader Reader, T Word)? Open(DocumentNode node, ReadContext context)
    {
        DocumentNode? word = node.Find(_key);
        if (node.Kind != NodeKind.Object)
        {
            context.Errors.Add(DocumentErrorIds.WrongType, node, $"Here {_title} is expected, an object in braces with \"{_key}\", but this is {node.Describe()}.");
        }
        else if (word is null)
        {
            context.Errors.Add(DocumentErrorIds.MissingKey, node, $"\"{_key}\" is missing in {_title}: use {string.Join(", ", _words.Words)}.");
        }
        else if (word.Kind == NodeKind.Text && _words.TryRead(word.Text, out T value))
        {
            return (ObjectReader.Open(node, _tables[value], context)!, value);
        }
        else
        {
            context.Errors.Add(DocumentErrorIds.UnknownValue, word, $"\"{_key}\" of {_title} cannot be {word.Describe()}: use {string.Join(", ", _words.Words)}.");
        }

        return null;
    }
}
