using System;
using System.Collections.Generic;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics.Reading;

/// <summary>The commands that put a switch port into VLANs.</summary>
internal static class TrunkCommands
{
    public static IEnumerable<(string Words, InterfaceCommand Command)> All =>
    [
        ("switchport mode", Mode),
        ("switchport access vlan", AccessVlan),
        ("switchport trunk native vlan", Native),
        ("switchport trunk allowed vlan", Allowed),
        ("switchport trunk encapsulation", Encapsulation),
        ("switchport voice vlan", Voice),
        ("switchport vlan mapping", MapsVlans),
        ("vlan mapping", MapsVlans),
        ("member vni", MapsVlans),
        ("virtual-network", MapsVlans),
    ];

    private static LineVerdict Mode(CommandLine command, ReadInterface on)
    {
        string mode = command.IsNo ? string.Empty : string.Join(" ", command.Arguments).ToUpperInvariant();
        (on.Role, LineVerdict verdict) = mode switch
        {
            "" when command.IsNo => ((PortRole?)null, LineVerdict.Understood),
            "ACCESS" => (PortRole.Access, LineVerdict.Understood),
            "TRUNK" => (PortRole.Trunk, LineVerdict.Understood),
            "PRIVATE-VLAN HOST" => (PortRole.PrivateVlanHost, LineVerdict.Understood),
            "PRIVATE-VLAN PROMISCUOUS" => (PortRole.PrivateVlanPromiscuous, LineVerdict.Understood),
            "PRIVATE-VLAN TRUNK" or "PRIVATE-VLAN TRUNK SECONDARY" => (PortRole.PrivateVlanTrunkSecondary, LineVerdict.Understood),
            "PRIVATE-VLAN TRUNK PROMISCUOUS" => (PortRole.PrivateVlanTrunkPromiscuous, LineVerdict.Understood),
            "DYNAMIC AUTO" or "DYNAMIC DESIRABLE" => (PortRole.Unclear, LineVerdict.Reported(Reasons.Dynamic)),
            "DOT1Q-TUNNEL" => (PortRole.Unclear, LineVerdict.Reported(Reasons.Tunnel)),
            _ => (PortRole.Unclear, LineVerdict.Reported(Reasons.NotRead)),
        };
        // On OS10 a mode makes a switch port of a routed one; Cisco wants "switchport" first.
        on.IsSwitchport = command.Dialect == SwitchDialect.Os10 && !command.IsNo ? true : on.IsSwitchport;
        return verdict;
    }

    private static LineVerdict AccessVlan(CommandLine command, ReadInterface on)
    {
        if (command.IsNo)
        {
            on.AccessVlan = null;
            on.HasNoAccessVlan = command.Dialect == SwitchDialect.Os10;
            return LineVerdict.Understood;
        }

        if (command.Arguments.Length != 1 || VlanNumbers.Number(command.Arguments[0]) is not VlanId vlan)
        {
            // Which VLAN an access port is in is then not known: it must not pass for the default one.
            on.Role = PortRole.Unclear;
            return LineVerdict.Reported(Reasons.NotRead);
        }

        on.AccessVlan = vlan;
        on.HasNoAccessVlan = false;
        return LineVerdict.Understood;
    }

    private static LineVerdict Native(CommandLine command, ReadInterface on)
    {
        if (command.Arguments.Length == 1 && Names.Same(command.Arguments[0], "tag"))
        {
            on.TagsNative = !command.IsNo;
            return LineVerdict.Understood;
        }

        if (!command.IsNo && (command.Arguments.Length != 1 || VlanNumbers.Number(command.Arguments[0]) is null))
        {
            on.Role = PortRole.Unclear;
            return LineVerdict.Reported(Reasons.NotRead);
        }

        on.NativeVlan = command.IsNo ? null : VlanNumbers.Number(command.Arguments[0]);
        return LineVerdict.Understood;
    }

    // On OS10 a list adds to what is there and "no" takes it away; Cisco's "no" brings the default back.
    private static LineVerdict Allowed(CommandLine command, ReadInterface on)
    {
        bool adds = command.Dialect == SwitchDialect.Os10;
        VlanSet before = on.Allowed ?? (adds ? VlanSet.Empty : VlanSet.All);
        if (command.IsNo)
        {
            VlanSet? gone = adds && command.Arguments.Length > 0 ? VlanNumbers.List(command.Arguments) : null;
            on.Allowed = gone is null ? null : before.Except(gone);
            return adds && command.Arguments.Length > 0 && gone is null ? LineVerdict.Reported(Reasons.NotRead) : LineVerdict.Understood;
        }

        if (VlanNumbers.Allowed(command.Arguments, before, adds) is not VlanSet allowed)
        {
            on.Role = PortRole.Unclear;
            return LineVerdict.Reported(Reasons.NotRead);
        }

        on.Allowed = allowed;
        return LineVerdict.Understood;
    }

    private static LineVerdict Encapsulation(CommandLine command, ReadInterface on) =>
        command.IsNo || (command.Arguments.Length == 1 && Names.Same(command.Arguments[0], "dot1q"))
            ? LineVerdict.Understood
            : LineVerdict.Reported(Reasons.OtherVlans);

    private static LineVerdict Voice(CommandLine command, ReadInterface on)
    {
        string word = command.Arguments.Length == 1 ? command.Arguments[0] : string.Empty;
        if (command.IsNo || word.ToUpperInvariant() is "NONE" or "UNTAGGED" or "DOT1P")
        {
            on.VoiceVlan = null;
            return LineVerdict.Understood;
        }

        on.VoiceVlan = VlanNumbers.Number(word);
        return on.VoiceVlan is null ? LineVerdict.Reported(Reasons.NotRead) : LineVerdict.Understood;
    }

    private static LineVerdict MapsVlans(CommandLine command, ReadInterface on)
    {
        command.Switch.MapsVlans |= !command.IsNo;
        return LineVerdict.Understood.WithChildren();
    }
}
