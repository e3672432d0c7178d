using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace HyperVNetworking.Documents.Text;

/// <summary>Writes nodes for people: two blanks a level, and what fits into one line stays in one line.</summary>
internal sealed class NodePrinter
{
    private const int LineWidth = 140;

    private readonly StringBuilder _text = new();

    /// <summary>Writes a root object, whose sections always stand on lines of their own.</summary>
    public static string Print(DocumentNode root)
    {
        var printer = new NodePrinter();
        printer.Block('{', '}', root.Members, 0, (member, level) =>
        {
            string key = printer.Key(member);
            DocumentNode value = member.Value;
            if (value.Items.Count > 0)
            {
                printer.Block('[', ']', value.Items, level, (item, inner) => printer.Value(item, inner, 0));
            }
            else
            {
                printer.Value(value, level, key.Length);
            }
        });
        return printer._text.Append('\n').ToString();
    }

    /// <summary>Writes a node in one line, however long.</summary>
    public static string Line(DocumentNode node)
    {
        var printer = new NodePrinter();
        printer.Compact(node);
        return printer._text.ToString();
    }

    private string Key(DocumentMember member)
    {
        string key = Quoted.Json(member.Key) + ": ";
        _text.Append(key);
        return key;
    }

    private void Value(DocumentNode node, int level, int prefix)
    {
        int room = LineWidth - (2 * level) - prefix;
        if (Fits(node, ref room))
        {
            Compact(node);
        }
        else if (node.Kind == NodeKind.Object)
        {
            Block('{', '}', node.Members, level, (member, inner) => Value(member.Value, inner, Key(member).Length));
        }
        else
        {
            Block('[', ']', node.Items, level, (item, inner) => Value(item, inner, 0));
        }
    }

    // Stops as soon as the room is used up, so that a large tree is not measured again on every level.
    private static bool Fits(DocumentNode node, ref int room)
    {
        room -= node.Kind switch
        {
            NodeKind.Text => node.Text.Length + 2,
            NodeKind.Number => node.Text.Length,
            NodeKind.Array => 2,
            _ => 5,
        };
        foreach (DocumentNode item in node.Items)
        {
            if (room < 0 || !Fits(item, ref room))
            {
                return false;
            }

            room -= 2;
        }

        foreach (DocumentMember member in node.Members)
        {
            room -= member.Key.Length + 4;
            if (room < 0 || !Fits(member.Value, ref room))
            {
                return false;
            }

            room -= 2;
        }

        return room >= 0 || (node.Items.Count == 0 && node.Members.Count == 0);
    }

    private void Compact(DocumentNode node)
    {
        switch (node.Kind)
        {
            case NodeKind.Object when node.Members.Count == 0:
                _text.Append("{}");
                break;
            case NodeKind.Object:
                _text.Append("{ ");
                Joined(node.Members, ", ", member =>
                {
                    Key(member);
                    Compact(member.Value);
                });
                _text.Append(" }");
                break;
            case NodeKind.Array:
                _text.Append('[');
                Joined(node.Items, ", ", Compact);
                _text.Append(']');
                break;
            case NodeKind.Text:
                _text.Append(Quoted.Json(node.Text));
                break;
            default:
                _text.Append(node.Kind switch
                {
                    NodeKind.Number => node.Text,
                    NodeKind.True => "true",
                    NodeKind.False => "false",
                    _ => "null",
                });
                break;
        }
    }

    private void Block<T>(char open, char close, IReadOnlyList<T> parts, int level, Action<T, int> print)
    {
        if (parts.Count == 0)
        {
            _text.Append(open).Append(close);
            return;
        }

        _text.Append(open);
        NewLine(level + 1);
        bool first = true;
        foreach (T part in parts)
        {
            if (!first)
            {
                _text.Append(',');
                NewLine(level + 1);
            }

            first = false;
            print(part, level + 1);
        }

        NewLine(level);
        _text.Append(close);
    }

    private void Joined<T>(IReadOnlyList<T> parts, string separator, Action<T> print)
    {
        for (int i = 0; i < parts.Count; i++)
        {
            _text.Append(i == 0 ? string.Empty : separator);
            print(parts[i]);
        }
    }

    private void NewLine(int level) => _text.Append('\n').Append(' ', 2 * level);
}
