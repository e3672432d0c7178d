using System;

namespace HyperVNetworking.Model;

/// <summary>How names compare: Windows, CIM and the documents ignore case, and GUID case varies between answers (facts A0).</summary>
public static class Names
{
    /// <summary>The comparer for every name, key and GUID.</summary>
    public static readonly StringComparer Comparer = StringComparer.OrdinalIgnoreCase;

    /// <summary>Whether two names mean the same object.</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">The other.</param>
    /// <returns>True if they differ at most in case.</returns>
    public static bool Same(string? left, string? right) => Comparer.Equals(left, right);
}
