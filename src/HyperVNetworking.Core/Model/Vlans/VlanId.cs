using System;
using System.Globalization;

namespace HyperVNetworking.Model;

/// <summary>A VLAN number, 1 to 4094 (802.1Q reserves 0 and 4095).</summary>
public readonly record struct VlanId : IComparable<VlanId>
{
    /// <summary>The smallest VLAN number.</summary>
    public const int MinValue = 1;

    /// <summary>The largest VLAN number.</summary>
    public const int MaxValue = 4094;

    private readonly ushort _value;

    /// <summary>Makes a VLAN number.</summary>
    /// <param name="value">1 to 4094.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside that range.</exception>
    public VlanId(int value)
    {
        if (!IsValid(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, OutOfRange(value));
        }

        _value = (ushort)value;
    }

    /// <summary>The number; 1 (802.1Q's default VLAN) for <c>default(VlanId)</c>.</summary>
    public int Value => _value == 0 ? 1 : _value;

    /// <summary>Reads the number.</summary>
    /// <param name="id">The VLAN.</param>
    public static implicit operator int(VlanId id) => id.Value;

    /// <summary>Whether a number is a VLAN number.</summary>
    /// <param name="value">Any number.</param>
    /// <returns>True for 1 to 4094.</returns>
    public static bool IsValid(long value) => value is >= MinValue and <= MaxValue;

    /// <summary>The sentence that refuses a number.</summary>
    /// <param name="value">The refused number.</param>
    /// <returns>What is wrong and what is allowed.</returns>
    public static string OutOfRange(long value) =>
        string.Format(CultureInfo.InvariantCulture, "{0} is not a VLAN number: use {1} to {2}.", value, MinValue, MaxValue);

    /// <inheritdoc/>
    public int CompareTo(VlanId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public bool Equals(VlanId other) => Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
