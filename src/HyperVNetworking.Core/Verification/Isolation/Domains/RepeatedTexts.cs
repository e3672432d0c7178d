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

    // By number its text; null for none.
    private string?[] _texts = [];

    /// <summary>Prepares for some texts.</summary>
    /// <param name="capacity">About how many numbers there will be.</param>
    public RepeatedTexts(int capacity) => _capacity = capacity;

    /// <summary>Notes a text.</summary>
    /// <param name="number">The number of whoever has it.</param>
    /// <param name="text">The text; case means nothing.</param>
    public void Note(int number, string text)
    {
        if (number >= _texts.Length)
        {
            Array.Resize(ref _texts, Math.Max(_capacity, (number + 1) * 2));
        }

        _texts[number] = text;
    }

    /// <summary>The numbers whose texts have a hash in common, by that hash: all that have the same text, and hardly ever others.</summary>
    public IEnumerable<IReadOnlyList<int>> Alike()
    {
        ulong[] suspects = Suspects(NameHash.OfEach(_texts));
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
    private static ulong[] Suspects(uint[] hashes)
    {
        int words = 1;
        while (words < hashes.Length * BitsPerText / 64)
        {
            words <<= 1;
        }

        ulong[] again = Again(hashes, words);
        var suspects = new List<ulong>();
        for (int number = 0; number < hashes.Length; number++)
        {
            if (hashes[number] != 0 && (again[(hashes[number] >> 6) & (uint)(words - 1)] & BitOf(hashes[number])) != 0)
            {
                suspects.Add(((ulong)hashes[number] << 32) | (uint)number);
            }
        }

        suspects.Sort();
        return [.. suspects];
    }

    // The bits that are met twice. In a loop of its own, so that the processor looks up many at a time.
    private static ulong[] Again(uint[] hashes, int words)
    {
        var seen = new ulong[words];
        var again = new ulong[words];
        for (int number = 0; number < hashes.Length; number++)
        {
            uint word = (hashes[number] >> 6) & (uint)(words - 1);
            ulong bit = hashes[number] != 0 ? BitOf(hashes[number]) : 0;
            again[word] |= seen[word] & bit;
            seen[word] |= bit;
        }

        return again;
    }
}
