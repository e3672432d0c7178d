using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Fabrics.Reading;

/// <summary>The commands below <c>interface</c> that are known and that the fabric has no word for: who hears whom may depend on them.</summary>
internal static class InterfaceReports
{
    public static readonly (string Reason, string[] Commands)[] Commands =
    [
        (Reasons.PortList, ["ip port access-group", "ipv6 port traffic-filter", "mac access-group", "mac port access-group", "service-policy type pbr"]),
        (Reasons.Assigns, ["dot1x", "authentication", "mab", "access-session", "switchport dynamic"]),
        (Reasons.Copies, ["switchport monitor", "monitor"]),
        (Reasons.Protected, ["switchport protected", "switchport block", "switchport isolated"]),
        (Reasons.Inherits, ["inherit port-profile", "inherit", "source template"]),
        (Reasons.OtherVlans, ["fex associate", "switchport backup", "service instance", "xconnect", "bridge-domain", "fabricpath", "ethernet evc"]),
        (Reasons.Subinterface, ["encapsulation"]),
        (Reasons.Tunnel, ["switchport dot1q ethertype", "dot1q tunneling", "l2protocol-tunnel", "l2protocol"]),
    ];

    // "no" of such a command takes it away: nothing is left that the model lacks.
    public static IEnumerable<(string Words, InterfaceCommand Command)> All =>
        from row in Commands
        from command in row.Commands
        select (command, (InterfaceCommand)((c, i) => c.IsNo ? LineVerdict.Ignored(row.Reason) : LineVerdict.Reported(row.Reason).WithChildren()));
}
