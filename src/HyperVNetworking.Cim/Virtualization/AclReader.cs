using System.Collections.Generic;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Virtualization;

/// <summary>Reads the port ACLs of a port, plain and extended (facts A1.9). What cannot be understood counts as one that may stop a frame.</summary>
internal static class AclReader
{
    private const string Any = "ANY";
    private const long Inbound = 1;
    private const long Local = 1;

    /// <summary>The ACLs, in the host's order.</summary>
    /// <param name="features">The features of one port.</param>
    /// <returns>The ACLs.</returns>
    public static IEnumerable<PortAcl> Read(IEnumerable<CimRecord> features)
    {
        foreach (CimRecord feature in features)
        {
            if (feature.ClassName == VirtualizationNames.AclFeature)
            {
                yield return Plain(feature);
            }
            else if (feature.ClassName == VirtualizationNames.ExtendedAclFeature)
            {
                yield return Extended(feature);
            }
        }
    }

    // Applicability says which of the two addresses counts: 1 the local one, 2 the remote one.
    private static PortAcl Plain(CimRecord feature) => new()
    {
        Action = ActionOf(feature),
        Direction = DirectionOf(feature),
        Local = feature.Number("Applicability") == Local ? Address(feature, "LocalAddress", "LocalAddressPrefixLength") : null,
        Remote = feature.Number("Applicability") == Local ? null : Address(feature, "RemoteAddress", "RemoteAddressPrefixLength"),
    };

    private static PortAcl Extended(CimRecord feature) => new()
    {
        Kind = PortAclKind.Extended,
        Action = ActionOf(feature),
        Direction = DirectionOf(feature),
        Local = Specific(feature, "LocalIPAddress"),
        Remote = Specific(feature, "RemoteIPAddress"),
        LocalPort = Specific(feature, "LocalPort"),
        RemotePort = Specific(feature, "RemotePort"),
        Protocol = Specific(feature, "Protocol"),
        Weight = (int)(feature.Number("Weight") ?? 0),
        Stateful = feature.Flag("Stateful") == true,
    };

    private static PortAclAction ActionOf(CimRecord feature) => feature.Number("Action") switch
    {
        1 => PortAclAction.Allow,
        3 => PortAclAction.Meter,
        _ => PortAclAction.Deny,
    };

    private static PortAclDirection DirectionOf(CimRecord feature) =>
        feature.Number("Direction") == Inbound ? PortAclDirection.Inbound : PortAclDirection.Outbound;

    private static string? Address(CimRecord feature, string property, string prefixLength) =>
        feature.Text(property) is { Length: > 0 } address ? $"{address}/{feature.Number(prefixLength) ?? 0}" : null;

    private static string? Specific(CimRecord feature, string property) =>
        feature.Text(property) is { Length: > 0 } text && !Names.Same(text, Any) ? text : null;
}
