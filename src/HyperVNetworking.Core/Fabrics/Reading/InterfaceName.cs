using System;
using System.Globalization;
using System.Linq;

namespace HyperVNetworking.Fabrics.Reading;

/// <summary>An interface by the name that its switch prints.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The name, such as <c>Ethernet1/1</c>.</param>
/// <param name="Number">Its last number: of a VLAN interface the VLAN, of a port channel its number.</param>
internal sealed record InterfaceName(InterfaceKind Kind, string Text, int Number)
{
    private static readonly string[] s_nxOs = ["Ethernet", "port-channel", "Vlan", "mgmt", "loopback", "nve", "tunnel"];

    private static readonly string[] s_ios =
    [
        "FastEthernet", "GigabitEthernet", "TenGigabitEthernet", "TwoGigabitEthernet", "TwentyFiveGigE", "FiveGigabitEthernet", "FortyGigabitEthernet",
        "FiftyGigE", "HundredGigE", "TwoHundredGigE", "FourHundredGigE", "AppGigabitEthernet", "Ethernet", "Port-channel", "Vlan", "Loopback", "Tunnel", "Bluetooth", "mgmt", "nve", "BDI", "Null", "Serial",
    ];

    private static readonly string[] s_os10 = ["ethernet", "port-channel", "vlan", "mgmt", "loopback", "virtual-network", "null", "fibrechannel"];

    /// <summary>Reads a name, abbreviated or not, with or without a blank before the number.</summary>
    /// <returns>The name; null if the dialect has no such interface.</returns>
    public static InterfaceName? Read(string text, SwitchDialect dialect)
    {
        string joined = new(text.Where(c => !char.IsWhiteSpace(c)).ToArray());
        int digits = joined.IndexOfAny(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        if (digits <= 0 || joined.Length > 64 || Type(joined.Substring(0, digits), dialect) is not string type)
        {
            return null;
        }

        string number = joined.Substring(digits);
        int last = number.LastIndexOfAny(['/', ':', '.']);
        return IsNumber(number) && int.TryParse(number.Substring(last + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? new InterfaceName(KindOf(type, number), type + number, value)
            : null;
    }

    /// <summary>The type that a word names or abbreviates; at least two letters, or the <c>e</c> of Ethernet.</summary>
    public static string? Type(string word, SwitchDialect dialect)
    {
        string[] types = dialect switch { SwitchDialect.NxOs => s_nxOs, SwitchDialect.Ios => s_ios, _ => s_os10 };
        return word.Length >= 2 || word is "e" or "E" ? types.FirstOrDefault(t => t.StartsWith(word, StringComparison.OrdinalIgnoreCase)) : null;
    }

    private static bool IsNumber(string text) =>
        text.Split('/', ':', '.').All(part => part.Length is > 0 and < 6 && part.All(c => c is >= '0' and <= '9')) && text.Count(c => c == '.') <= 1;

    private static InterfaceKind KindOf(string type, string number) => type.ToUpperInvariant() switch
    {
        "PORT-CHANNEL" => number.IndexOf('.') < 0 ? InterfaceKind.PortChannel : InterfaceKind.Subinterface,
        "VLAN" => InterfaceKind.Vlan,
        "MGMT" or "LOOPBACK" or "NVE" or "TUNNEL" or "BLUETOOTH" or "BDI" or "NULL" or "SERIAL" or "VIRTUAL-NETWORK" or "FIBRECHANNEL" => InterfaceKind.Other,
        _ => number.IndexOf('.') < 0 ? InterfaceKind.Port : InterfaceKind.Subinterface,
    };
}
