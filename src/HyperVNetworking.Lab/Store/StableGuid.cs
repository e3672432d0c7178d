using System;
using System.Security.Cryptography;
using System.Text;

namespace HyperVNetworking.Lab;

/// <summary>GUIDs that follow from names, so that the same document gives the same lab.</summary>
internal static class StableGuid
{
    /// <summary>The GUID of some names.</summary>
    /// <param name="parts">The names.</param>
    /// <returns>The GUID, a random one by its version bits.</returns>
    public static Guid From(params string[] parts)
    {
        using var hash = SHA256.Create();
        byte[] bytes = hash.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\0", parts)));
        Array.Resize(ref bytes, 16);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }

    /// <summary>The GUID as Hyper-V writes it: upper case, no braces (facts, notation).</summary>
    /// <param name="guid">The GUID.</param>
    /// <returns>The text.</returns>
    public static string Text(this Guid guid) => guid.ToString("D").ToUpperInvariant();

    /// <summary>A MAC address that follows from names.</summary>
    /// <param name="prefix">The first six hex digits.</param>
    /// <param name="parts">The names.</param>
    /// <returns>12 hex digits.</returns>
    public static string Mac(string prefix, params string[] parts) => prefix + From(parts).Text().Substring(0, 6);
}
