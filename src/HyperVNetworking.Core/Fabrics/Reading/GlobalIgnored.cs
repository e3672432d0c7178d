using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Fabrics.Reading;

/// <summary>The commands outside any interface that are ignored on purpose, or reported because who hears whom may depend on them.</summary>
internal static class GlobalIgnored
{
    public static readonly (string Reason, string[] Commands)[] Ignored =
    [
        (Reasons.Frame, ["end", "exit", "configure", "conf", "Building configuration...", "Building", "Current configuration", "Using", "version", "write", "copy", "enable", "show", "terminal"]),
        (Reasons.Access,
        [
            "enable secret", "enable password", "username", "userpassphrase", "password", "password-attributes", "aaa", "tacacs", "tacacs+", "tacacs-server", "radius", "radius-server", "login", "role", "userrole", "user", "line", "ssh", "telnet",
            "crypto", "key", "ip ssh", "ip telnet", "ip tacacs", "ip radius", "ip http", "ip https", "security", "privilege", "no-login", "system-user", "simple-password", "fips", "ldap", "ldap-server", "parser", "access-session", "dot1x", "aaa-accounting",
        ]),
        (Reasons.Device,
        [
            "service", "boot", "boot-start-marker", "boot-end-marker", "alias", "cli", "clock", "ntp", "sntp", "archive", "banner", "license", "iscsi", "rest", "errdisable", "cdp", "lldp", "power", "redundancy", "switch", "system mtu", "system jumbomtu",
            "system vlan", "system memory-thresholds", "system login", "system", "hw-module", "hardware", "platform", "diagnostic", "memory", "memory-size", "netconf", "netconf-yang", "restconf", "nxapi", "grpc", "install", "event", "callhome", "call-home", "scheduler",
            "vdc", "limit-resource", "cts", "ptp", "mac", "mac-address-table", "port-group", "ztd", "vtp", "udld", "transceiver", "icam", "slot", "module", "stack", "stackwise", "stack-mac", "stack-power", "file", "subscriber", "setup", "ip domain", "ip domain-lookup", "ip domain-name",
            "ip domain-list", "ip name-server", "ip host", "ip ftp", "ip tftp", "ip scp", "scp", "ftp", "tftp", "management", "interface breakout", "profile", "do", "xml", "feature-set", "fabric-binding", "port-security", "software", "process", "device-sensor", "device-tracking", "macro", "define",
            "cisp", "exception", "warm-reboot", "onep", "downlink", "fan", "voice", "cpp", "tech-support", "smart", "location", "profinet", "rep", "guestshell", "app-hosting", "nsf", "epld", "wsma", "dns", "multilink", "login on-success", "vlan internal", "vlan configuration", "vlan group", "terminal-log", "cli-alias", "switching-mode", "ip-tag", "no-more", "sup-redundancy", "bfd-template", "breakout",
        ]),
        (Reasons.Feature, ["feature", "install feature-set", "allow feature-set"]),
        (Reasons.Monitoring, ["logging", "snmp-server", "snmp", "rmon", "track", "ip sla", "flow", "sflow", "telemetry", "debug", "sampler", "ip flow", "ip flow-export", "netflow", "catena", "poweroff", "counters"]),
        (Reasons.Quality,
        [
            "class-map", "policy-map", "system qos", "qos", "mls", "mls qos", "auto qos", "priority-flow-control", "queue", "wred", "qos-map", "trust", "dcbx", "ets", "congestion-management", "control-plane", "copp", "table-map", "wrr-queue", "service-policy", "buffer", "hash-algorithm", "load-interval",
        ]),
        (Reasons.SpanningTree, ["spanning-tree", "bridge"]),
        (Reasons.Aggregation, ["lacp", "port-channel"]),
        (Reasons.Addresses, ["ip dhcp", "ip arp", "arp", "ip device", "ip source", "ipv6 dhcp", "ipv6 nd", "ipv6 snooping"]),
        (Reasons.Lists, ["ip access-list", "ipv6 access-list", "mac access-list", "access-list", "object-group", "route-map", "ip prefix-list", "ipv6 prefix-list", "ip as-path", "ip community-list", "ip extcommunity-list", "ip large-community-list", "time-range", "policy-list", "ip-tag", "prefix-list"]),
        (Reasons.Routing,
        [
            "router", "ip", "ipv6", "vrf", "vrf context", "vrf definition", "key chain", "mpls", "bfd", "hsrp", "vrrp", "standby", "glbp", "pim", "isis", "ospf", "nat", "nv", "evpn", "fabric", "rd", "address-family", "ecmp", "route", "igmp", "msdp", "segment-routing", "l3-profile", "icmp-errors", "traffic-eng", "redistribute", "eigrp", "generate", "clns",
        ]),
    ];

    public static readonly (string Reason, string[] Commands)[] Reported =
    [
        (Reasons.Copies, ["monitor", "monitor session"]),
        (Reasons.Filters, ["vlan access-map", "vlan filter", "vlan access-log"]),
        (Reasons.Inherits, ["port-profile", "template"]),
        (Reasons.OtherVlans, ["bridge-domain", "l2vpn", "otv", "fabricpath", "fex", "xconnect", "l2", "virtual-network", "nve", "vlan database", "switchport"]),
    ];

    /// <summary>The verdicts by command; lines indented below share them.</summary>
    public static readonly CommandTable<Boxed> Table = new(
        Ignored.SelectMany(row => row.Commands.Select(c => (c, new Boxed(LineVerdict.Ignored(row.Reason).WithChildren()))))
            .Concat(Reported.SelectMany(row => row.Commands.Select(c => (c, new Boxed(LineVerdict.Reported(row.Reason).WithChildren()))))));

    /// <summary>A verdict as a table holds it.</summary>
    /// <param name="Verdict">The verdict.</param>
    internal sealed record Boxed(LineVerdict Verdict);
}
