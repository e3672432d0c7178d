using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Binding;

/// <content>The values that only networks have: VLANs, ports, MAC addresses.</content>
internal sealed partial class ObjectReader
{
    private const int MacLength = 12;

    // Every VLAN by itself takes fewer than 20,000 characters.
    private const int LongestList = 40000;
    private static readonly VlanId s_fallback = new(VlanId.MinValue);

    public VlanId? Vlan(string key) => Find(key) is DocumentNode node ? VlanOf(key, node) : null;

    public VlanId RequiredVlan(string key) => Vlan(key) ?? Missing(key, s_fallback);

    /// <summary>A VLAN that may be none: null for <c>null</c>, and for <c>0</c> where the inbox cmdlets take it so.</summary>
    public VlanId? VlanOrNone(string key, VlanId? otherwise, bool zeroIsNone) => Find(key) switch
    {
        null => otherwise,
        { Kind: NodeKind.Null } => null,
        { Kind: NodeKind.Number } node when zeroIsNone && WholeNumber.TryRead(node.Text, out long number) && number == 0 => null,
        DocumentNode node => VlanOf(key, node),
    };

    /// <summary>A VLAN list: the inbox cmdlets' text, a number, or numbers in brackets.</summary>
    public VlanSet? Vlans(string key)
    {
        DocumentNode? node = Find(key);
        switch (node?.Kind)
        {
            case null:
                return null;
            case NodeKind.Number:
                return VlanOf(key, node) is VlanId id ? VlanSet.Of([id]) : VlanSet.Empty;
            case NodeKind.Array:
                return VlanSet.Of(node.Items.Select(item => VlanOf(key, item) ?? s_fallback));
            case NodeKind.Text:
                return VlansOf(key, node);
            default:
                return Wrong(key, node, "a VLAN list such as \"1-100,200\" or [2, 3]", VlanSet.Empty);
        }
    }

    public VlanSet RequiredVlans(string key) => Vlans(key) ?? Missing(key, VlanSet.Empty);

    public PortReference? Port(string key) => Find(key) is DocumentNode node ? PortOf(node, Context) : null;

    public PortReference RequiredPort(string key) => Port(key) ?? Missing(key, new PortReference(string.Empty, string.Empty));

    public ValueList<PortReference> RequiredPorts(string key) => Find(key) is null ? Missing<ValueList<PortReference>>(key, []) : List(key, PortOf);

    /// <summary>Two texts in brackets: the ends of a link, the halves of a pair.</summary>
    public static (DocumentNode First, DocumentNode Second)? Pair(DocumentNode node, ReadContext context, string title, string example)
    {
        if (node.Kind == NodeKind.Array && node.Items.Count == 2)
        {
            return (node.Items[0], node.Items[1]);
        }

        string found = node.Kind == NodeKind.Array ? $"a list of {node.Items.Count}" : node.Describe();
        context.Errors.Add(DocumentErrorIds.WrongType, node, $"Here {title} is expected, two texts such as {example}, but this is {found}.");
        return null;
    }

    /// <summary>The name of a physical switch; the slash rule is checked where the switch is described.</summary>
    public static string? SwitchOf(DocumentNode node, ReadContext context)
    {
        if (node.Kind == NodeKind.Text && node.Text.Length > 0)
        {
            return node.Text;
        }

        context.Errors.Add(DocumentErrorIds.WrongType, node, $"Here the name of a physical switch is expected, but this is {node.Describe()}.");
        return null;
    }

    public static PortReference? PortOf(DocumentNode node, ReadContext context)
    {
        if (node.Kind != NodeKind.Text)
        {
            context.Errors.Add(DocumentErrorIds.WrongType, node, $"Here a port such as \"SwitchA/1\" is expected, but this is {node.Describe()}.");
            return null;
        }

        if (!PortReference.TryParse(node.Text, out PortReference? port))
        {
            context.Errors.Add(
                DocumentErrorIds.InvalidPortReference,
                node,
                $"{Quoted.Of(node.Text)} is no port: write the physical switch, a slash and the port, such as \"SwitchA/1\".");
        }

        return port;
    }

    /// <summary>A MAC address as the model holds it; written with - or : between the bytes or without.</summary>
    public string? MacAddress(string key)
    {
        if (Text(key) is not string text)
        {
            return null;
        }

        string digits = text.Replace("-", string.Empty).Replace(":", string.Empty);
        if (digits.Length != MacLength || digits.Any(c => !IsHex(c)))
        {
            Context.Errors.Add(DocumentErrorIds.InvalidMacAddress, Find(key)!, $"{Quoted.Of(text)} is no MAC address: write 12 hex digits such as 00155D0A0107.");
        }

        return digits;
    }

    public string RequiredMacAddress(string key) => MacAddress(key) ?? Missing(key, string.Empty);

    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    private VlanSet VlansOf(string key, DocumentNode node)
    {
        string? error = null;
        if (node.Text.Trim().Length == 0)
        {
            error = $"\"{key}\" of {_keys.Title} is empty: write [] if it means no VLAN at all.";
        }
        else if (node.Text.Length > LongestList)
        {
            error = $"\"{key}\" of {_keys.Title} is longer than any list of VLANs: write ranges such as 1-100,200.";
        }
        else if (VlanSet.TryParse(node.Text, out VlanSet? set, out error))
        {
            return set!;
        }

        Context.Errors.Add(DocumentErrorIds.InvalidVlanList, node, Quoted.Visible(error!));
        return VlanSet.Empty;
    }

    private VlanId? VlanOf(string key, DocumentNode node)
    {
        if (node.Kind != NodeKind.Number)
        {
            return Wrong<VlanId?>(key, node, $"a VLAN number from {VlanId.MinValue} to {VlanId.MaxValue}, without quotes", null);
        }

        if (WholeNumber.TryRead(node.Text, out long number) && VlanId.IsValid(number))
        {
            return new VlanId((int)number);
        }

        Context.Errors.Add(
            DocumentErrorIds.InvalidVlan,
            node,
            $"\"{key}\" of {_keys.Title}: {Quoted.Shortened(node.Text)} is not a VLAN number: use {VlanId.MinValue} to {VlanId.MaxValue}.");
        return null;
    }
}
