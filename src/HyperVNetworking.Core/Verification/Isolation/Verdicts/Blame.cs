using System.Linq;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// Names the place and setting to change. A rule of thumb, in this order: the end that is not in its tenant's VLAN; the cable whose two
/// ends disagree; the outsider; the port that drops.
/// </summary>
internal static class Blame
{
    /// <summary>Why an endpoint is heard that should not be.</summary>
    public static string ForHeard(IsolationCase isolationCase, JudgedTenant tenant, GraphEndpoint sender, GraphEndpoint hearer, FollowedFrame frame)
    {
        JudgedTenant? other = isolationCase.TenantOf(hearer);
        return Relay(frame)
            ?? Deviation(tenant, sender)
            ?? (other is null ? null : Deviation(other, hearer))
            ?? Mismatch(frame)
            ?? (other is null ? $"{hearer.Place} ({hearer.Endpoint.Name} is in no tenant; {tenant.DescribeVlan()})"
                : other == tenant ? $"{hearer.Place} (members of {tenant.Name} may not communicate)"
                : $"{hearer.Place} ({tenant.DescribeVlan()}, and {other.DescribeVlan()})");
    }

    /// <summary>Why an endpoint is not heard that should be.</summary>
    public static string ForMissing(JudgedTenant tenant, GraphEndpoint sender, JudgedTenant other, GraphEndpoint hearer, FollowedFrame frame)
    {
        // An allow rule may join two VLANs on purpose: then neither end deviates from the other's tenant.
        return (sender.Ports.Count == 0 ? sender.Place : hearer.Ports.Count == 0 ? hearer.Place : null)
            ?? Deviation(tenant, sender)
            ?? Deviation(other, hearer)
            ?? Mismatch(frame)
            ?? (frame.DroppedAt is GraphPort port
                ? $"{port.Device.Name} {port.Name} {port.Rule?.Setting ?? "which nobody described"} (drops {Vlan(frame.DroppedVlan)})"
                : Last(frame));
    }

    // A copy or a bridge carries frames between VLANs that are each right.
    private static string? Relay(FollowedFrame frame) => frame switch
    {
        { Copied: { Mirrored: GraphPort mirrored } step } => $"{step.Out.Device.Name} {step.Out.Name} (mirroring destination) and {mirrored.Name} (mirroring source)",
        { Bridged: { } step } => $"{step.In.Device.Name} {step.In.Name} (MAC spoofing lets its guest send on what it hears)",
        _ => null,
    };

    private static string? Deviation(JudgedTenant tenant, GraphEndpoint endpoint) =>
        HomeVlans.Of(endpoint) != tenant.Vlan ? $"{endpoint.Place} ({tenant.DescribeVlan()})" : null;

    private static string? Mismatch(FollowedFrame frame)
    {
        FollowedFrame.Crossing crossing = frame.Crossings.FirstOrDefault(c => c.Before > 0 && c.Exit.Device.Kind == DeviceKind.PhysicalSwitch);
        return crossing.Exit is null
            ? null
            : $"{crossing.Exit.Device.Name} {crossing.Exit.Name} {crossing.Exit.Rule!.Setting} and {crossing.Entry.Device.Name} {crossing.Entry.Name} {crossing.Entry.Rule!.Setting}"
                + $" (their cable turns VLAN {crossing.Before} into VLAN {crossing.After})";
    }

    private static string Last(FollowedFrame frame)
    {
        Hop hop = frame.Hops[frame.Hops.Count - 1];
        return $"{hop.Device} {hop.Port} ({hop.Setting})";
    }

    private static string Vlan(int vlan) => vlan > 0 ? $"VLAN {vlan}" : "untagged frames";
}
