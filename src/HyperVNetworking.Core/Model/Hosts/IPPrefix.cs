using System.Globalization;
using System.Linq;
using System.Net;

namespace HyperVNetworking.Model;

/// <summary>An IP address with its prefix length, as documents write it: <c>192.0.2.10/24</c>.</summary>
public static class IPPrefix
{
    /// <summary>Whether an address lies in the subnet of another.</summary>
    /// <param name="prefix">Such as <c>192.0.2.10/24</c>.</param>
    /// <param name="address">Such as <c>192.0.2.1</c>.</param>
    /// <returns>True if so; false also where one of them is no address.</returns>
    public static bool Contains(string prefix, string? address)
    {
        string[] parts = prefix.Split('/');
        if (parts.Length != 2
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            || !IPAddress.TryParse(parts[0], out IPAddress? here)
            || !IPAddress.TryParse(address ?? string.Empty, out IPAddress? there))
        {
            return false;
        }

        byte[] left = here.GetAddressBytes();
        byte[] right = there.GetAddressBytes();
        return left.Length == right.Length
            && length > 0
            && length <= left.Length * 8
            && Enumerable.Range(0, length).All(bit => ((left[bit / 8] ^ right[bit / 8]) & (0x80 >> (bit % 8))) == 0);
    }
}
