using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Documents.Text;

namespace HyperVNetworking.Fabrics.Lldp;

/// <summary>The neighbours of <c>show lldp neighbors detail | json</c>: one object for one neighbour, a list for several.</summary>
internal static class NexusNeighbors
{
    /// <returns>The neighbours; null if the JSON has no such table.</returns>
    public static IEnumerable<LldpNeighbor>? Read(DocumentNode root, string file, string owner)
    {
        DocumentNode? table = Table(root);
        return table is null ? null : Json.Each(table.Find("ROW_nbor_detail")).Select(row => new LldpNeighbor(
            file,
            owner,
            Json.Text(row.Find("l_port_id")) ?? string.Empty,
            Json.Text(row.Find("sys_name")),
            Json.Texts(row.Find("port_id"), row.Find("port_desc")),
            IsBridge(Json.Text(row.Find("enabled_capability")) ?? string.Empty)));
    }

    // NX-API wraps the table in the answer to a call.
    private static DocumentNode? Table(DocumentNode node) =>
        node.Find("TABLE_nbor_detail") ?? node.Members.Select(m => m.Value).Concat(node.Items).Select(Table).FirstOrDefault(t => t is not null);

    private static bool IsBridge(string capabilities) => capabilities.Split(',', ' ').Any(c => c.Trim() is "B" or "R");
}
