using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Lists as people write them.</summary>
internal static class Sentence
{
    /// <summary><c>A</c>, <c>A and B</c>, <c>A, B and C</c>; a long list ends in its count.</summary>
    public static string List(IEnumerable<string> items) => Enumeration.Of(items);

    /// <summary><c>tenant Sales</c>, <c>tenants Sales and HR</c>.</summary>
    public static string Tenants(IEnumerable<TenantDraft> tenants)
    {
        string[] names = tenants.Select(t => t.Name).ToArray();
        return $"{(names.Length == 1 ? "tenant" : "tenants")} {List(names)}";
    }
}
