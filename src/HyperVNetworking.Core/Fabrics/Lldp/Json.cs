using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Documents.Text;

namespace HyperVNetworking.Fabrics.Lldp;

/// <summary>Reads JSON whose writers leave the brackets of a list of one away.</summary>
internal static class Json
{
    /// <summary>The elements of a list, or the value itself.</summary>
    public static IEnumerable<DocumentNode> Each(DocumentNode? node) =>
        node is null || node.Kind == NodeKind.Null ? [] : node.Kind == NodeKind.Array ? node.Items : [node];

    /// <summary>A text, that of <c>{"value": ...}</c>, or of the first of a list of either.</summary>
    public static string? Text(DocumentNode? node)
    {
        for (int depth = 0; node is not null && depth < 4; depth++)
        {
            switch (node.Kind)
            {
                case NodeKind.Text or NodeKind.Number:
                    return node.Text.Length == 0 ? null : node.Text;
                case NodeKind.Array:
                    node = node.Items.Count == 0 ? null : node.Items[0];
                    break;
                case NodeKind.Object:
                    node = node.Find("value");
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    public static string[] Texts(params DocumentNode?[] nodes) => [.. nodes.Select(Text).OfType<string>()];

    /// <summary>The members of an object that each describe a thing, by its name; an object that names itself is one thing.</summary>
    public static IEnumerable<(string Name, DocumentNode Value)> Named(DocumentNode node)
    {
        if (node.Kind != NodeKind.Object)
        {
            return [];
        }

        if (Text(node.Find("name")) is string own)
        {
            return [(own, node)];
        }

        // An unnamed chassis is described directly.
        return node.Find("id") is not null ? [(string.Empty, node)] : node.Members.Where(m => m.Value.Kind == NodeKind.Object).Select(m => (m.Key, m.Value));
    }
}
