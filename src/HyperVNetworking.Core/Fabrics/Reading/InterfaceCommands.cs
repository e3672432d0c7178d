using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics.Reading;

/// <summary>The commands below <c>interface</c> that the fabric says: NX-OS, IOS and OS10 share nearly all of them.</summary>
internal static class InterfaceCommands
{
    public static readonly CommandTable<InterfaceCommand> Table = new(
    [
        ("description", Description),
        ("shutdown", (c, i) => Plain(c, () => i.Shutdown = !c.IsNo)),
        ("shutdown force", (c, i) => Plain(c, () => i.Shutdown = !c.IsNo)),
        ("switchport", (c, i) => Plain(c, () => i.IsSwitchport = !c.IsNo)),
        ("switchport host", (c, i) => Plain(c, () => i.Role = PortRole.Access)),
        ("channel-group", ChannelGroup),
        ("vpc", MultichassisNumber),
        ("vpc peer-link", (c, i) => Plain(c, () => i.IsPeerLink = !c.IsNo)),
        ("vlt-port-channel", MultichassisNumber),
        ("vrf member", Vrf),
        ("vrf forwarding", Vrf),
        ("ip vrf forwarding", Vrf),
        ("ip address", Address),
        ("ip unnumbered", Address),
        ("ipv6 address", Address),
        ("ip access-group", AccessList),
        ("ipv6 access-group", AccessList),
        ("ipv6 traffic-filter", AccessList),
        .. TrunkCommands.All,
        .. PrivateVlanCommands.OfInterfaces,
        .. InterfaceReports.All,
        .. InterfaceIgnored.All,
    ]);

    /// <summary>Understands a command that stands alone; what follows it would change its meaning.</summary>
    public static LineVerdict Plain(CommandLine command, Action apply)
    {
        if (command.Arguments.Length > 0)
        {
            return LineVerdict.Unknown;
        }

        apply();
        return LineVerdict.Understood;
    }

    private static LineVerdict Description(CommandLine command, ReadInterface on)
    {
        string text = command.Rest.Trim();
        bool isQuoted = text.Length > 1 && text[0] == '"' && text[text.Length - 1] == '"';
        on.Description = command.IsNo || text.Length == 0 ? null
            : command.Dialect == SwitchDialect.Os10 && isQuoted ? text.Substring(1, text.Length - 2)
            : text;
        return LineVerdict.Understood;
    }

    private static LineVerdict ChannelGroup(CommandLine command, ReadInterface on)
    {
        if (command.IsNo)
        {
            on.Channel = null;
            return LineVerdict.Understood;
        }

        if (Number(command) is not int number || on.Name.Kind != InterfaceKind.Port)
        {
            return LineVerdict.Reported(Reasons.NotRead);
        }

        on.Channel = number;
        return LineVerdict.Understood;
    }

    private static LineVerdict MultichassisNumber(CommandLine command, ReadInterface on)
    {
        int? number = Number(command);
        if (!command.IsNo && (number is null || command.Arguments.Length > 1))
        {
            return LineVerdict.Reported(Reasons.NotRead);
        }

        on.Multichassis = command.IsNo ? null : number;
        return LineVerdict.Understood;
    }

    private static LineVerdict Vrf(CommandLine command, ReadInterface on)
    {
        if (!command.IsNo && command.Arguments.Length != 1)
        {
            return LineVerdict.Reported(Reasons.NotRead);
        }

        on.Vrf = command.IsNo || Names.Same(command.Arguments[0], "default") ? null : command.Arguments[0];
        return LineVerdict.Understood;
    }

    private static LineVerdict Address(CommandLine command, ReadInterface on)
    {
        on.HasAddress = !command.IsNo;
        return LineVerdict.Understood;
    }

    // Which access list is bound matters where VLANs are routed; on a port it drops frames that this model lets pass.
    private static LineVerdict AccessList(CommandLine command, ReadInterface on)
    {
        if (on.Name.Kind != InterfaceKind.Vlan)
        {
            return command.IsNo ? LineVerdict.Ignored(Reasons.PortList) : LineVerdict.Reported(Reasons.PortList);
        }

        string[] words = command.Arguments;
        if (words.Length is < 1 or > 2 || (words.Length == 2 && words[1].ToUpperInvariant() is not ("IN" or "OUT")))
        {
            return LineVerdict.Reported(Reasons.NotRead);
        }

        string list = words.Length == 2 ? $"{words[0]} {words[1].ToLowerInvariant()}" : words[0];
        on.AccessLists.RemoveAll(l => Names.Same(l, list));
        if (!command.IsNo)
        {
            on.AccessLists.Add(list);
        }

        return LineVerdict.Understood;
    }

    private static int? Number(CommandLine command) =>
        command.Arguments.Length > 0 && int.TryParse(command.Arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and <= 65535 ? number : null;
}
