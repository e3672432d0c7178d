using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>An IP address with its prefix length, as documents write it: <c>192.0.2.10/24</c>.</summary>
public static class IPPrefix
{
    private const int GroupsOfVersion6 = 8;

    /// <summary>Whether an address lies in the subnet of another.</summary>
    /// <param name="prefix">Such as <c>192.0.2.10/24</c>.</param>
    /// <param name="address">Such as <c>192.0.2.1</c>.</param>
    /// <returns>True if so; false also where one of them is no address.</returns>
    public static bool Contains(string prefix, string? address)
    {
        string[] parts = prefix.Split('/');
        if (parts.Length != 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int length))
        {
            return false;
        }

        byte[] left = Bytes(parts[0]);
        byte[] right = Bytes(address ?? string.Empty);
        return left.Length == right.Length
            && length > 0
            && length <= left.Length * 8
            && Enumerable.Range(0, length).All(bit => ((left[bit / 8] ^ right[bit / 8]) & (0x80 >> (bit % 8))) == 0);
    }

    // None for what is no address. Core knows no System.Net, whose parser also takes 1 for 0.0.0.1.
    private static byte[] Bytes(string address) => address.IndexOf(':') < 0 ? Version4(address) : Version6(address);

    private static byte[] Version4(string address)
    {
        string[] parts = address.Split('.');
        byte[] bytes = parts.Select(p => byte.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out byte value) ? value : (byte?)null).OfType<byte>().ToArray();
        return parts.Length == 4 && bytes.Length == 4 ? bytes : [];
    }

    private static byte[] Version6(string address)
    {
        int zone = address.IndexOf('%');
        string text = zone < 0 ? address : address.Substring(0, zone);
        int gap = text.IndexOf("::", StringComparison.Ordinal);
        if (gap >= 0 && text.IndexOf("::", gap + 1, StringComparison.Ordinal) >= 0)
        {
            return [];
        }

        List<byte>? head = Groups(gap < 0 ? text : text.Substring(0, gap));
        List<byte>? tail = Groups(gap < 0 ? string.Empty : text.Substring(gap + 2));
        int missing = (GroupsOfVersion6 * 2) - (head?.Count ?? 0) - (tail?.Count ?? 0);
        return head is null || tail is null || missing < 0 || (gap < 0 && missing > 0) ? [] : [.. head, .. new byte[missing], .. tail];
    }

    private static List<byte>? Groups(string text)
    {
        var bytes = new List<byte>();
        foreach (string group in text.Length == 0 ? [] : text.Split(':'))
        {
            if (group.Length > 4 || !ushort.TryParse(group, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort value))
            {
                return null;
            }

            bytes.Add((byte)(value >> 8));
            bytes.Add((byte)value);
        }

        return bytes;
    }
}
