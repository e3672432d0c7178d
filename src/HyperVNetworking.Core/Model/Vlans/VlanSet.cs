using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace HyperVNetworking.Model;

/// <summary>An immutable set of VLANs 1 to 4094: one bit each, so that set operations cost 64 words whatever the ranges.</summary>
public sealed class VlanSet : IReadOnlyCollection<VlanId>, IEquatable<VlanSet>
{
    private const int WordCount = 64;

    /// <summary>No VLAN.</summary>
    public static readonly VlanSet Empty = new(new ulong[WordCount]);

    /// <summary>Every VLAN, 1 to 4094.</summary>
    public static readonly VlanSet All = Range(new VlanId(VlanId.MinValue), new VlanId(VlanId.MaxValue));

    private readonly ulong[] _words;

    private VlanSet(ulong[] words) => _words = words;

    /// <inheritdoc/>
    public int Count => _words.Sum(BitCount);

    /// <summary>Whether the set has no VLAN.</summary>
    public bool IsEmpty => Array.TrueForAll(_words, word => word == 0);

    /// <summary>The set of the given VLANs.</summary>
    /// <param name="ids">Any VLANs; repetitions count once.</param>
    /// <returns>The set.</returns>
    public static VlanSet Of(IEnumerable<VlanId> ids)
    {
        var words = new ulong[WordCount];
        foreach (VlanId id in ids)
        {
            words[id.Value >> 6] |= 1UL << (id.Value & 63);
        }

        return new VlanSet(words);
    }

    /// <summary>The set of the given VLANs.</summary>
    /// <param name="ids">VLAN numbers, 1 to 4094.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is no VLAN.</exception>
    public static VlanSet Of(params int[] ids) => Of(ids.Select(id => new VlanId(id)));

    /// <summary>All VLANs from <paramref name="first"/> to <paramref name="last"/>.</summary>
    /// <param name="first">The lowest VLAN.</param>
    /// <param name="last">The highest VLAN.</param>
    /// <returns>The set; empty if the bounds are reversed.</returns>
    public static VlanSet Range(VlanId first, VlanId last) =>
        Of(Enumerable.Range(first.Value, Math.Max(0, last.Value - first.Value + 1)).Select(id => new VlanId(id)));

    /// <summary>Reads the inbox cmdlets' list syntax: <c>1-100,200</c> (facts A5: pieces split at commas and trimmed, a range's end greater than its start).</summary>
    /// <param name="text">The list; an empty text is the empty set.</param>
    /// <param name="set">The set read, or null.</param>
    /// <param name="error">What is wrong with which piece, or null.</param>
    /// <returns>Whether the text is a VLAN list.</returns>
    public static bool TryParse(string? text, out VlanSet? set, out string? error)
    {
        set = null;
        error = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            set = Empty;
            return true;
        }

        var words = new ulong[WordCount];
        foreach (string piece in text!.Split(','))
        {
            if (!TryParsePiece(piece.Trim(), text, out int first, out int last, out error))
            {
                return false;
            }

            for (int id = first; id <= last; id++)
            {
                words[id >> 6] |= 1UL << (id & 63);
            }
        }

        set = new VlanSet(words);
        return true;
    }

    /// <summary>Reads the inbox cmdlets' list syntax: <c>1-100,200</c>.</summary>
    /// <param name="text">The list; an empty text is the empty set.</param>
    /// <returns>The set.</returns>
    /// <exception cref="FormatException">The text is no VLAN list; the message names the piece.</exception>
    public static VlanSet Parse(string? text) =>
        TryParse(text, out VlanSet? set, out string? error) ? set! : throw new FormatException(error);

    /// <summary>Whether the set holds a VLAN.</summary>
    /// <param name="id">The VLAN.</param>
    /// <returns>True if it is in the set.</returns>
    public bool Contains(VlanId id) => (_words[id.Value >> 6] & (1UL << (id.Value & 63))) != 0;

    /// <summary>The VLANs of either set.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>The union.</returns>
    public VlanSet Union(VlanSet other) => Combine(other, static (a, b) => a | b);

    /// <summary>The VLANs of both sets.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>The intersection.</returns>
    public VlanSet Intersect(VlanSet other) => Combine(other, static (a, b) => a & b);

    /// <summary>The VLANs of this set that the other lacks.</summary>
    /// <param name="other">The VLANs to leave out.</param>
    /// <returns>The difference.</returns>
    public VlanSet Except(VlanSet other) => Combine(other, static (a, b) => a & ~b);

    /// <summary>Whether every VLAN of the other set is in this one.</summary>
    /// <param name="other">The smaller set.</param>
    /// <returns>True if nothing of it is missing here.</returns>
    public bool IsSupersetOf(VlanSet other) => other.Except(this).IsEmpty;

    /// <inheritdoc/>
    public bool Equals(VlanSet? other) => other is not null && _words.SequenceEqual(other._words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VlanSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _words.Aggregate(17, (hash, word) => unchecked((hash * 31) + word.GetHashCode()));

    /// <summary>The list as the inbox cmdlets print it: sorted, consecutive VLANs joined, no spaces (facts A5).</summary>
    /// <returns>For example <c>1-100,200</c>; empty for no VLAN.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        int last = -1;
        bool isRange = false;
        foreach (VlanId id in this)
        {
            if (id.Value == last + 1)
            {
                isRange = true;
            }
            else
            {
                AppendEnd();
                text.Append(text.Length == 0 ? string.Empty : ",").Append(id.Value.ToString(CultureInfo.InvariantCulture));
                isRange = false;
            }

            last = id.Value;
        }

        AppendEnd();
        return text.ToString();

        void AppendEnd()
        {
            if (isRange)
            {
                text.Append('-').Append(last.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerator<VlanId> GetEnumerator()
    {
        for (int word = 0; word < WordCount; word++)
        {
            // Most sets are nearly empty: whole words are skipped.
            ulong rest = _words[word];
            for (int bit = 0; rest != 0; bit++, rest >>= 1)
            {
                if ((rest & 1) != 0)
                {
                    yield return new VlanId((word << 6) + bit);
                }
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool TryParsePiece(string piece, string list, out int first, out int last, out string? error)
    {
        last = 0;
        int dash = piece.IndexOf('-');
        string start = dash < 0 ? piece : piece.Substring(0, dash).Trim();
        string end = dash < 0 ? piece : piece.Substring(dash + 1).Trim();
        if (!TryParseNumber(start, out first) || !TryParseNumber(end, out last))
        {
            error = $"\"{piece}\" in the VLAN list \"{list}\" is neither a number nor a range such as 2-4.";
            return false;
        }

        int bad = VlanId.IsValid(first) ? last : first;
        if (!VlanId.IsValid(bad))
        {
            error = $"In the VLAN list \"{list}\": {VlanId.OutOfRange(bad)}";
            return false;
        }

        error = dash >= 0 && last <= first
            ? $"The range \"{piece}\" in the VLAN list \"{list}\" must end above its start."
            : null;
        return error is null;
    }

    private static bool TryParseNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static int BitCount(ulong word)
    {
        int count = 0;
        for (; word != 0; word &= word - 1)
        {
            count++;
        }

        return count;
    }

    private VlanSet Combine(VlanSet other, Func<ulong, ulong, ulong> operation)
    {
        var words = new ulong[WordCount];
        for (int i = 0; i < WordCount; i++)
        {
            words[i] = operation(_words[i], other._words[i]);
        }

        return new VlanSet(words);
    }
}
