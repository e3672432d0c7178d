using System;
using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// Finds what may be there twice among a million texts that should differ: GUIDs of VMs, MAC addresses. Most are there once: a bit for
/// each tells them from the few whose hashes have to be compared.
/// </summary>
internal sealed class RepeatedTexts
{
    private const int BitsPerText = 32;

    private readonly int _capacity;

    // By number the hash of its text; 0 for none.
    private uint[] _hashes = [];

    /// <summary>Prepares for some texts.</summary>
    /// <param name="capacity">About how many numbers there will be.</param>
    public RepeatedTexts(int capacity) => _capacity = capacity;

    /// <summary>Notes a text.</summary>
    /// <param name="number">The number of whoever has it.</param>
    /// <param name="text">The text; case means nothing.</param>
    public void Note(int number, string text)
    {
        if (number >= _hashes.Length)
        {
            Array.Resize(ref _hashes, Math.Max(_capacity, (number + 1) * 2));
        }

        _hashes[number] = Math.Max(1, NameHash.Of(text.AsSpan()));
    }

    /// <summary>The numbers whose texts have a hash in common, by that hash: all that have the same text, and hardly ever others.</summary>
    public IEnumerable<IReadOnlyList<int>> Alike()
    {
        ulong[] suspects = Suspects();
        for (int first = 0; first < suspects.Length;)
        {
            int end = first + 1;
            while (end < suspects.Length && suspects[end] >> 32 == suspects[first] >> 32)
            {
                end++;
            }

            if (end - first > 1)
            {
                yield return Enumerable.Range(first, end - first).Select(i => (int)(uint)suspects[i]).ToArray();
            }

            first = end;
        }
    }

    private static ulong BitOf(uint hash) => 1UL << (int)(hash & 63);

    // The hash and the number of those whose bit is met twice, by hash.
    private ulong[] Suspects()
    {
        int words = 1;
        while (words < _hashes.Length * BitsPerText / 64)
        {
            words <<= 1;
        }

        ulong[] again = Again(words);
        var suspects = new List<ulong>();
        for (int number = 0; number < _hashes.Length; number++)
        {
            if (_hashes[number] != 0 && (again[(_hashes[number] >> 6) & (uint)(words - 1)] & BitOf(_hashes[number])) != 0)
            {
                suspects.Add(((ulong)_hashes[number] << 32) | (uint)number);
            }
        }

        suspects.Sort();
        return [.. suspects];
    }

    // The bits that are met twice. In a loop of its own, so that the processor looks up many at a time.
    private ulong[] Again(int words)
    {
        var seen = new ulong[words];
        var again = new ulong[words];
        for (int number = 0; number < _hashes.Length; number++)
        {
            uint word = (_hashes[number] >> 6) & (uint)(words - 1);
            ulong bit = _hashes[number] != 0 ? BitOf(_hashes[number]) : 0;
            again[word] |= seen[word] & bit;
            seen[word] |= bit;
        }

        return again;
    }
}
