using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HyperVNetworking.Binding;

/// <summary>An IP address and its prefix length, as two columns of a table.</summary>
internal static class AddressArgument
{
    /// <summary>Reads them.</summary>
    /// <param name="address">The address; blank for none.</param>
    /// <param name="prefixLength">The prefix length.</param>
    /// <param name="text">Such as <c>192.0.2.10/24</c>; null for none.</param>
    /// <returns>Whether both are there and fit, or neither is.</returns>
    public static bool TryRead(string? address, int? prefixLength, out string? text)
    {
        text = null;
        if (string.IsNullOrWhiteSpace(address))
        {
            return prefixLength is null or 0;
        }

        // What has fewer dots is a number to .NET, and not what anybody meant.
        bool isAddress = IPAddress.TryParse(address!.Trim(), out IPAddress? parsed)
            && (parsed.AddressFamily != AddressFamily.InterNetwork || address.Split('.').Length == 4);
        if (!isAddress || prefixLength is not int length || length < 1 || length > (parsed!.AddressFamily == AddressFamily.InterNetwork ? 32 : 128))
        {
            return false;
        }

        text = string.Format(CultureInfo.InvariantCulture, "{0}/{1}", parsed, length);
        return true;
    }
}
