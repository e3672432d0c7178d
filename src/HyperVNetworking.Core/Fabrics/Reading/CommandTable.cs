using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics.Reading;

/// <summary>Commands by their first words; the longest that fits a line is meant.</summary>
internal sealed class CommandTable<T>
    where T : class
{
    private readonly Dictionary<string, T> _entries = new(Names.Comparer);
    private readonly int _longest;

    public CommandTable(IEnumerable<(string Words, T Value)> entries)
    {
        foreach ((string words, T value) in entries)
        {
            _entries[words] = value;
            _longest = Math.Max(_longest, words.Split(' ').Length);
        }
    }

    /// <summary>The command of a line whose <c>no</c> is left out.</summary>
    /// <returns>The command and how many words name it, <c>no</c> among them; null if none fits.</returns>
    public (T Value, int Words)? Find(TextLine line)
    {
        int skip = line.IsNo ? 1 : 0;
        for (int length = Math.Min(_longest, line.Words.Length - skip); length > 0; length--)
        {
            string words = length == 1 ? line.Words[skip] : string.Join(" ", line.Words.Skip(skip).Take(length));
            if (_entries.TryGetValue(words, out T? value))
            {
                return (value, skip + length);
            }
        }

        return null;
    }
}
