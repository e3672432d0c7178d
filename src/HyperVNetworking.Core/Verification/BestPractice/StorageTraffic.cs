using System;
using System.Linq;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>Which traffic classes are storage, by the names that people give them.</summary>
internal static class StorageTraffic
{
    private static readonly string[] s_beginnings = ["SMB", "Storage", "iSCSI", "S2D"];

    /// <summary>Whether a traffic class, or an adapter of that name, carries storage.</summary>
    public static bool Is(string? name) => name is not null && s_beginnings.Any(b => name.StartsWith(b, StringComparison.OrdinalIgnoreCase));
}
