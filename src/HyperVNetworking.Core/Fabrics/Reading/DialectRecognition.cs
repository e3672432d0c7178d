using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace HyperVNetworking.Fabrics.Reading;

/// <summary>Tells the dialect of a configuration by lines that one of them alone prints.</summary>
internal static class DialectRecognition
{
    private const int LinesLookedAt = 4000;

    // A null dialect is a switch that this does not read, whose text resembles one that it does.
    private static readonly (SwitchDialect? Dialect, int Weight, Regex Line)[] s_signs =
    [
        Sign(SwitchDialect.NxOs, 5, @"^version \d+\.\d+\(\d+\w*\)"),
        Sign(SwitchDialect.NxOs, 3, @"^!Command: show running-config|^vpc domain \d|^vdc \S+ id \d|^(no )?feature (bgp|vpc|lacp|lldp|hsrp|interface-vlan|ssh|telnet|ospf|dhcp|nxapi|tacacs\+|scp-server|private-vlan)$|^vrf context |^(no )?system default switchport"),
        Sign(SwitchDialect.NxOs, 1, @"^interface (Ethernet\d+/\d+(/\d+)?|mgmt0|port-channel\d+)$|^vrf member |^vpc (\d+|peer-link)$|^username \S+ password 5 |^channel-group \d+ (force )?mode"),
        Sign(SwitchDialect.Ios, 5, @"^(Current configuration ?:|Building configuration|version 1[0-9]\.\d+$|boot-(start|end)-marker)"),
        Sign(SwitchDialect.Ios, 3, @"^service (timestamps|password-encryption|pad)|^no service pad|^ip cef|^line vty 0 \d|^vtp mode|^switch \d provision|^vlan internal allocation|^mls qos|^no aaa new-model"),
        Sign(SwitchDialect.Ios, 1, @"^interface (range )?(Fast|Gigabit|TenGigabit|TwoGigabit|Forty)\w*\s?\d+/\d+|^interface (range )?(gi|fa|te)\s?\d+/\d+|^interface (Vlan|Port-channel)\d+|^switchport trunk encapsulation|^ip default-gateway|^spanning-tree portfast"),
        Sign(SwitchDialect.Os10, 5, @"^! ?Version 10\.\d|^vlt-domain \d|^ztd |^system-user linuxadmin|^vlt-port-channel \d|^discovery-interface ethernet"),
        Sign(SwitchDialect.Os10, 3, @"^interface (range )?ethernet ?\d+/\d+/\d+|^interface mgmt ?1/1/\d|^iscsi target port|^port-group \d+/\d+/\d+|^password-attributes|^ip vrf (default|management)$|^class-map type application|^lldp enable$|^dcbx enable$|^interface breakout"),
        Sign(SwitchDialect.Os10, 1, @"^interface (vlan|port-channel) ?\d+$|^trust dot1p-map|^flowcontrol receive (on|off)$"),
        Sign(null, 20, @"^! device: .*EOS|^! boot system flash:/?v?EOS|^transceiver qsfp default-mode|^management api http-commands|^mlag configuration|^set system host-name|^system \{|^!Current Configuration:"),
    ];

    /// <summary>The dialect of the lines.</summary>
    /// <returns>The dialect; null if none is plain.</returns>
    public static SwitchDialect? Of(IReadOnlyList<TextLine> lines)
    {
        var votes = new int[4];
        foreach (TextLine line in lines.Take(LinesLookedAt).Where(l => l.Text.Length < 200))
        {
            foreach ((SwitchDialect? dialect, int weight, Regex sign) in s_signs)
            {
                if (sign.IsMatch(line.Text))
                {
                    votes[dialect is SwitchDialect known ? (int)known : 3] += weight;
                }
            }
        }

        int best = Array.IndexOf(votes, votes.Max());
        return votes[best] > 0 && votes.Count(v => v == votes[best]) == 1 && best < 3 ? (SwitchDialect)best : null;
    }

    // OS10 prints its interfaces in small letters and NX-OS in capitals, but people write both in either.
    private static (SwitchDialect? Dialect, int Weight, Regex Line) Sign(SwitchDialect? dialect, int weight, string pattern) =>
        (dialect, weight, new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase));
}
