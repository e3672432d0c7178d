using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Fabrics.Reading;

/// <summary>The commands below <c>interface</c> that are ignored on purpose.</summary>
internal static class InterfaceIgnored
{
    public static readonly (string Reason, string[] Commands)[] Commands =
    [
        (Reasons.Wire,
        [
            "speed", "duplex", "mtu", "negotiation", "negotiate", "negotiated", "auto", "mdix", "bandwidth", "delay", "load-interval", "carrier-delay", "link", "fec", "media-type", "medium",
            "beacon", "cable", "udld", "flowcontrol", "power", "keepalive", "hold-queue", "storm-control", "errdisable", "lldp", "cdp", "eee", "dampening", "priority-flow-control", "transmit",
            "transceiver", "default-vlan-id", "rate-mode", "packet", "macsec", "switchport nonegotiate", "switchport autostate", "switchport trunk pruning", "switchport priority", "mac-address", "hardware", "location",
        ]),
        (Reasons.Monitoring, ["logging", "snmp", "sflow", "flow", "counters", "ip flow", "netflow", "rmon", "history", "ip sflow"]),
        (Reasons.Quality,
        [
            "service-policy", "qos", "mls qos", "srr-queue", "queue-set", "queuing", "wrr-queue", "rcv-queue", "priority-queue", "tx-queue", "auto qos", "trust", "trust-map", "qos-map", "dcbx", "ets", "cos", "qos-mode",
            "random-detect", "bandwidth percent", "max-reserved-bandwidth", "tx-ring-limit", "policy", "buffer",
        ]),
        (Reasons.SpanningTree, ["spanning-tree", "bpdu"]),
        (Reasons.Aggregation, ["lacp", "channel-protocol", "port-channel", "load-balance", "graceful-convergence", "vpc orphan-port", "vlt", "lag"]),
        (Reasons.Addresses, ["switchport port-security", "ip dhcp snooping", "ip arp inspection", "ip verify", "ip device", "device-tracking", "ipv6 nd raguard", "ipv6 dhcp guard", "ip source", "arp access-list", "ipv6 snooping", "ip source-guard"]),
        (Reasons.Routing,
        [
            "ip", "ipv6", "hsrp", "vrrp", "vrrp-group", "standby", "glbp", "bfd", "mpls", "ospfv3", "ospf", "isis", "pim", "nat", "tunnel", "fabric", "arp", "redistribute", "autostate", "no-address",
            "crypto", "ntp", "clns", "evpn", "management", "track", "preempt", "timers", "authentication-type", "virtual-address", "ecmp", "urpf", "address-family", "local-proxy-arp", "vrf",
        ]),
        (Reasons.Device, ["macro", "vtp", "port-type", "mode Eth", "cts", "license", "clock", "platform", "peer", "ptp", "mac packet-classify", "alias", "exec-timeout"]),
        (Reasons.Pair, ["source-interface", "host-reachability", "ingress-replication", "mcast-group", "suppress-arp", "global", "advertise"]),
    ];

    // A group of a gateway has lines of its own below it.
    private static readonly HashSet<string> s_groups = ["hsrp", "vrrp", "vrrp-group", "glbp", "address-family", "evpn", "macsec"];

    public static IEnumerable<(string Words, InterfaceCommand Command)> All =>
        from row in Commands
        from command in row.Commands
        let verdict = s_groups.Contains(command) ? LineVerdict.Ignored(row.Reason).WithChildren() : LineVerdict.Ignored(row.Reason)
        select (command, (InterfaceCommand)((c, i) => verdict));
}
