using System;

namespace HyperVNetworking.Model;

/// <summary>What runs over a NIC besides its addresses, in the words of <see cref="PhysicalNic.Sessions"/>.</summary>
public static class NicSession
{
    private const string Iscsi = "iSCSI connection to ";
    private const string Smb = "SMB connection to ";

    /// <summary>An iSCSI connection.</summary>
    /// <param name="target">The target's address.</param>
    /// <returns>Such as <c>iSCSI connection to 192.0.2.50</c>.</returns>
    public static string ToIscsi(string target) => Iscsi + target;

    /// <summary>An SMB connection.</summary>
    /// <param name="server">The server's name.</param>
    /// <returns>Such as <c>SMB connection to FS1</c>.</returns>
    public static string ToSmb(string server) => Smb + server;

    /// <summary>The target of an iSCSI connection.</summary>
    /// <param name="session">The words.</param>
    /// <returns>The address; null if it is another kind of session.</returns>
    public static string? IscsiTarget(string session) => After(Iscsi, session);

    /// <summary>The server of an SMB connection.</summary>
    /// <param name="session">The words.</param>
    /// <returns>The name; null if it is another kind of session.</returns>
    public static string? SmbServer(string session) => After(Smb, session);

    private static string? After(string words, string session) =>
        session.StartsWith(words, StringComparison.OrdinalIgnoreCase) ? session.Substring(words.Length) : null;
}
