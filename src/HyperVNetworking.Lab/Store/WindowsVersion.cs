using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>A Windows version as a host shows it.</summary>
/// <param name="Document">Its name in a document.</param>
/// <param name="Caption">What Win32_OperatingSystem calls it.</param>
/// <param name="Version">The version number.</param>
internal sealed record WindowsVersion(string Document, string Caption, string Version)
{
    private static readonly WindowsVersion[] s_known =
    [
        new("WindowsServer2012R2", "Microsoft Windows Server 2012 R2 Standard", "6.3.9600"),
        new("WindowsServer2016", "Microsoft Windows Server 2016 Standard", "10.0.14393"),
        new("WindowsServer2019", "Microsoft Windows Server 2019 Standard", "10.0.17763"),
        new("WindowsServer2022", "Microsoft Windows Server 2022 Standard", "10.0.20348"),
        new("WindowsServer23H2", "Microsoft Windows Server 23H2 Standard", "10.0.25398"),
        new("WindowsServer2025", "Microsoft Windows Server 2025 Standard", "10.0.26100"),
    ];

    /// <summary>The build number.</summary>
    public string Build => Version.Substring(Version.LastIndexOf('.') + 1);

    /// <summary>Whether the schema data of 23H2 applies.</summary>
    public bool IsNewest => Document is "WindowsServer23H2" or "WindowsServer2025";

    /// <summary>Whether a cluster isolates a silent node before it moves its VMs (site-rules F2).</summary>
    public bool HasResiliency => Document != "WindowsServer2012R2";

    /// <summary>The versions that are known, oldest first.</summary>
    public static IReadOnlyList<WindowsVersion> Known => s_known;

    /// <summary>The version of that name.</summary>
    /// <param name="name">Its name in a document, with or without blanks.</param>
    /// <returns>The version, or null.</returns>
    public static WindowsVersion? Find(string? name) => s_known.FirstOrDefault(v => Names.Same(v.Document, name?.Replace(" ", string.Empty)));

    /// <summary>The version that a document names.</summary>
    /// <param name="document">The name; null or one that nobody knows is shown as Server 2019, the version the schema data comes from.</param>
    /// <returns>The version.</returns>
    public static WindowsVersion Of(string? document) => Find(document) ?? s_known[2];
}
