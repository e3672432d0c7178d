using System;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// The names of a million machines, found without case. A dictionary would cost forty bytes a name and the time of two; here a slot is
/// the hash and the place in one number, so that only the name that is meant is looked at.
/// </summary>
internal sealed class NameTable
{
    private readonly string[] _names;
    private readonly ulong[] _slots;

    // By place another name that is the same, plus one; null while all names differ.
    private int[]? _next;

    /// <summary>Makes a table.</summary>
    /// <param name="names">The names.</param>
    public NameTable(string[] names)
    {
        _names = names;
        _slots = new ulong[SlotsFor(names.Length)];
        uint[] hashes = NameHash.OfEach(names);
        for (int i = 0; i < names.Length; i++)
        {
            Place(i, hashes[i]);
        }
    }

    /// <summary>How many names there are, repeated ones included.</summary>
    public int Count => _names.Length;

    /// <summary>The name at a place.</summary>
    public string this[int index] => _names[index];

    /// <summary>The first of that name, or -1.</summary>
    public int First(string name) => First(name.AsSpan(), NameHash.Of(name.AsSpan()));

    /// <summary>The first of that name, or -1.</summary>
    /// <param name="name">The name.</param>
    /// <param name="hash">Its hash.</param>
    public int First(ReadOnlySpan<char> name, uint hash)
    {
        for (int slot = SlotOf(hash); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            if ((uint)(_slots[slot] >> 32) == hash && IsSame(PlaceIn(slot), name))
            {
                return PlaceIn(slot);
            }
        }

        return -1;
    }

    /// <summary>Another place of the same name, or -1 after the last; the order means nothing.</summary>
    public int Next(int index) => _next is null ? -1 : _next[index] - 1;

    /// <summary>
    /// Finds many names at once: step by step for all of them, so that the processor waits for memory once, and not for each name.
    /// </summary>
    /// <param name="names">The names.</param>
    /// <param name="first">The first of them to find; as many as there is room for are found, so there have to be that many.</param>
    /// <param name="found">By name what <see cref="First(string)"/> says.</param>
    public void FindEach(ValueList<string> names, int first, Span<int> found)
    {
        int count = found.Length;
        Span<uint> hashes = stackalloc uint[count];
        for (int i = 0; i < count; i++)
        {
            hashes[i] = NameHash.Of(names[first + i].AsSpan());
        }

        for (int i = 0; i < count; i++)
        {
            int slot = SlotOf(hashes[i]);
            while (_slots[slot] != 0 && (uint)(_slots[slot] >> 32) != hashes[i])
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            found[i] = PlaceIn(slot);
        }

        for (int i = 0; i < count; i++)
        {
            if (found[i] >= 0 && !IsSame(found[i], names[first + i].AsSpan()))
            {
                found[i] = First(names[first + i].AsSpan(), hashes[i]);
            }
        }
    }

    private static int SlotsFor(int capacity)
    {
        int slots = 8;
        while (slots < capacity + (capacity >> 1))
        {
            slots <<= 1;
        }

        return slots;
    }

    private bool IsSame(int index, ReadOnlySpan<char> name) => name.Equals(_names[index].AsSpan(), StringComparison.OrdinalIgnoreCase);

    private int SlotOf(uint hash) => (int)(hash & (uint)(_slots.Length - 1));

    private int PlaceIn(int slot) => (int)(uint)_slots[slot] - 1;

    private void Place(int index, uint hash)
    {
        int slot = SlotOf(hash);
        for (; _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            if ((uint)(_slots[slot] >> 32) == hash && IsSame(PlaceIn(slot), _names[index].AsSpan()))
            {
                _next ??= new int[Count];
                int first = PlaceIn(slot);
                _next[index] = _next[first];
                _next[first] = index + 1;
                return;
            }
        }

        _slots[slot] = ((ulong)hash << 32) | (uint)(index + 1);
    }
}
