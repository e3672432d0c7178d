using System;
using System.Runtime.InteropServices;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>A hash of names that counts letters without case, as <see cref="HyperVNetworking.Model.Names"/> compares them; four characters at a time.</summary>
internal static class NameHash
{
    private const ulong Seed = 0x9E3779B97F4A7C15;
    private const ulong Factor = 0xD6E8FEB86659FD93;
    private const ulong BeyondAscii = 0xFF80FF80FF80FF80;

    // Small and capital letters of ASCII differ in this bit; what else it makes alike only shares a hash.
    private const ulong CaseBits = 0x0020002000200020;
    private const int BlockLength = sizeof(ulong) / sizeof(char);

    /// <summary>The hash of a text.</summary>
    public static uint Of(ReadOnlySpan<char> text)
    {
        ulong hash = Seed;
        foreach (ulong block in MemoryMarshal.Cast<char, ulong>(text))
        {
            if ((block & BeyondAscii) != 0)
            {
                return OfCapitals(text);
            }

            hash = Mix(hash, block);
        }

        for (int i = text.Length & ~(BlockLength - 1); i < text.Length; i++)
        {
            if (text[i] > 127)
            {
                return OfCapitals(text);
            }

            hash = Mix(hash, text[i]);
        }

        return Folded(hash);
    }

    /// <summary>The hashes of many texts; 0 where there is none.</summary>
    public static uint[] OfEach(string?[] texts)
    {
        var hashes = new uint[texts.Length];
        Blocks.Of(texts.Length, (first, end) =>
        {
            for (int i = first; i < end; i++)
            {
                hashes[i] = texts[i] is string text ? Of(text.AsSpan()) : 0;
            }

            return end;
        });
        return hashes;
    }

    private static uint OfCapitals(ReadOnlySpan<char> text)
    {
        var capitals = new char[text.Length];
        for (int i = 0; i < capitals.Length; i++)
        {
            // A pair of surrogates may have a case of its own.
            capitals[i] = char.IsSurrogate(text[i]) ? '\uD800' : char.ToUpperInvariant(text[i]);
        }

        ulong hash = Seed;
        foreach (ulong block in MemoryMarshal.Cast<char, ulong>(capitals.AsSpan()))
        {
            hash = Mix(hash, block);
        }

        for (int i = text.Length & ~(BlockLength - 1); i < capitals.Length; i++)
        {
            hash = Mix(hash, capitals[i]);
        }

        return Folded(hash);
    }

    private static ulong Mix(ulong hash, ulong block)
    {
        ulong mixed = (hash ^ (block | CaseBits)) * Factor;
        return mixed ^ (mixed >> 32);
    }

    // Never 0, which stands for no text.
    private static uint Folded(ulong hash) => Math.Max(1, (uint)(hash * Factor >> 32));
}
