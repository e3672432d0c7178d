using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HyperVNetworking.Binding;

/// <summary>A subnet in one spelling, so that two policies for one subnet are seen to be the same.</summary>
internal static class Subnet
{
    /// <summary>Reads a subnet such as <c>192.0.2.7/24</c>; bits of hosts are cleared, as Windows keeps it.</summary>
    public static bool TryRead(string text, out string normal)
    {
        normal = text;
        string[] parts = text.Split('/');
        if (parts.Length != 2
            || !IPAddress.TryParse(parts[0], out IPAddress? address)
            || (address.AddressFamily == AddressFamily.InterNetwork && parts[0].Split('.').Length != 4)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int length))
        {
            return false;
        }

        byte[] bytes = address.GetAddressBytes();
        if (length > bytes.Length * 8)
        {
            return false;
        }

        for (int bit = length; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        normal = string.Format(CultureInfo.InvariantCulture, "{0}/{1}", new IPAddress(bytes), length);
        return true;
    }
}
