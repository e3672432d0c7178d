using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics.Lldp;

/// <summary>The neighbours of <c>lldpctl -f json</c>, where names are keys and single values stand alone, and of <c>-f json0</c>, where everything is a list.</summary>
internal static class LldpctlNeighbors
{
    /// <returns>The neighbours; null if the JSON is not lldpd's.</returns>
    public static IEnumerable<LldpNeighbor>? Read(DocumentNode root, string file, string owner) =>
        root.Find("lldp") is DocumentNode lldp
            ? from top in Json.Each(lldp)
              from entry in Json.Each(top.Find("interface"))
              from port in Json.Named(entry)
              select Neighbor(port.Name, port.Value, file, owner)
            : null;

    private static LldpNeighbor Neighbor(string port, DocumentNode value, string file, string owner)
    {
        (string name, DocumentNode chassis) = Json.Each(value.Find("chassis")).SelectMany(Json.Named).FirstOrDefault();
        DocumentNode? far = Json.Each(value.Find("port")).FirstOrDefault();
        return new LldpNeighbor(
            file,
            owner,
            port,
            string.IsNullOrWhiteSpace(name) ? Json.Text(chassis?.Find("name")) : name,
            Json.Texts(far?.Find("id"), far?.Find("descr")),
            Json.Each(chassis?.Find("capability")).Any(c => Json.Text(c.Find("type")) is "Bridge" or "Router" && c.Find("enabled")?.Kind == NodeKind.True));
    }
}
