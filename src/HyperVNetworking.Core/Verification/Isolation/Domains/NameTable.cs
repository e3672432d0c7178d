using System;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// The names of a million machines, found without case. A dictionary would cost an object or forty bytes a name and the time of two;
/// here it is the reference, a hash and two numbers.
/// </summary>
internal sealed class NameTable
{
    private const uint Seed = 2166136261;

    private string[] _names;
    private uint[] _hashes;
    private int[] _next;
    private int[] _slots;

    /// <summary>Makes an empty table.</summary>
    /// <param name="capacity">About how many names will come.</param>
    public NameTable(int capacity)
    {
        int size = Math.Max(4, capacity);
        _names = new string[size];
        _hashes = new uint[size];
        _next = new int[size];
        _slots = new int[SlotsFor(size)];
    }

    /// <summary>How many names there are, repeated ones included.</summary>
    public int Count { get; private set; }

    /// <summary>The name that was added at a place.</summary>
    public string this[int index] => _names[index];

    /// <summary>The next character of a hash: letters count without case, as the names compare.</summary>
    public static uint Hash(uint hash, char letter) =>
        (hash ^ (letter < 128 ? (uint)(letter - 'a' <= 'z' - 'a' && letter >= 'a' ? letter - 32 : letter) : char.ToUpperInvariant(letter))) * 16777619;

    /// <summary>The hash of the first characters of a name.</summary>
    public static uint Hash(string name, int length)
    {
        uint hash = Seed;
        for (int i = 0; i < length; i++)
        {
            hash = Hash(hash, name[i]);
        }

        return hash;
    }

    /// <summary>Adds a name.</summary>
    /// <returns>Whether it is the first of that name.</returns>
    public bool Add(string name)
    {
        if (Count == _names.Length)
        {
            Grow();
        }

        uint hash = Hash(name, name.Length);
        _names[Count] = name;
        _hashes[Count] = hash;
        return Place(Count++);
    }

    /// <summary>The first machine of that name, or -1.</summary>
    public int First(string name) => First(name, name.Length, Hash(name, name.Length));

    /// <summary>The first machine whose whole name is the start of a text, or -1.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How much of it counts.</param>
    /// <param name="hash">The hash of that much.</param>
    public int First(string text, int length, uint hash)
    {
        for (int slot = SlotOf(hash); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            int index = _slots[slot] - 1;
            if (_hashes[index] == hash && IsSame(_names[index], text, length))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Another machine of the same name, or -1 after the last; the order means nothing.</summary>
    public int Next(int index) => _next[index] - 1;

    private static int SlotsFor(int capacity)
    {
        int slots = 8;
        while (slots < capacity + (capacity >> 1))
        {
            slots <<= 1;
        }

        return slots;
    }

    private static bool IsSame(string name, string text, int length) =>
        name.Length == length && (length == text.Length ? Names.Same(name, text) : string.Compare(name, 0, text, 0, length, StringComparison.OrdinalIgnoreCase) == 0);

    // The multiplication of the hash leaves its best bits at the top.
    private int SlotOf(uint hash) => (int)((hash ^ (hash >> 15)) & (uint)(_slots.Length - 1));

    private bool Place(int index)
    {
        string name = _names[index];
        int slot = SlotOf(_hashes[index]);
        for (; _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            int first = _slots[slot] - 1;
            if (_hashes[first] == _hashes[index] && Names.Same(_names[first], name))
            {
                _next[index] = _next[first];
                _next[first] = index + 1;
                return false;
            }
        }

        _slots[slot] = index + 1;
        return true;
    }

    private void Grow()
    {
        int size = Count * 2;
        Array.Resize(ref _names, size);
        Array.Resize(ref _hashes, size);
        _next = new int[size];
        _slots = new int[SlotsFor(size)];
        for (int i = 0; i < Count; i++)
        {
            Place(i);
        }
    }
}
