using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Binding;

/// <summary>The words of an enumeration as documents spell them; read without regard to case.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal sealed class WordTable<T>
    where T : struct, Enum
{
    private readonly Dictionary<string, T> _values = new(Names.Comparer);
    private readonly Dictionary<T, string> _words = [];

    /// <param name="spelling">How a value is spelt; by default as the model spells it.</param>
    public WordTable(Func<string, string>? spelling = null)
    {
        foreach (T value in Enum.GetValues(typeof(T)).Cast<T>())
        {
            string name = value.ToString();
            string word = spelling is null ? name : spelling(name);
            _values[word] = value;
            _words[value] = word;
        }
    }

    public IReadOnlyCollection<string> Words => _words.Values;

    public bool TryRead(string word, out T value) => _values.TryGetValue(word, out value);

    public string Write(T value) => _words[value];
}
