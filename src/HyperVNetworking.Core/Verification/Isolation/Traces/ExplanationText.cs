using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Says in words what became of a frame.</summary>
internal static class ExplanationText
{
    public static string Reason(GraphEndpoint sender, GraphEndpoint hearer, FollowedFrame frame, bool heard, bool always, IReadOnlyList<string> openEnds)
    {
        string start = $"{sender.Endpoint.Describe()} is {(heard ? string.Empty : "not ")}heard by {hearer.Endpoint.Describe()}: ";
        if (!heard)
        {
            string open = openEnds.Count == 0 ? string.Empty
                : $" Its frames also leave what is described at {string.Join(", ", openEnds)}: nobody knows who hears them there.";
            return sender.Ports.Count == 0 ? $"{start}{sender.Place}, so that nobody hears it."
                : hearer.Ports.Count == 0 ? $"{start}{hearer.Place}, so that it hears nobody."
                : $"{start}{Way(frame)}{End(sender, hearer, frame)}.{open}";
        }

        Hop last = frame.Hops[frame.Hops.Count - 1];
        return $"{start}{Way(frame)} {last.Device} delivers it {Tag(last.TagOut)} at {last.Port} ({last.Setting})."
            + (always ? string.Empty : " That is the permissive reading: over some team member or link, or by some unset setting or port ACL, it may not arrive.");
    }

    public static string Blame(GraphEndpoint sender, GraphEndpoint hearer, FollowedFrame frame, bool heard) =>
        sender.Ports.Count == 0 ? sender.Place
        : hearer.Ports.Count == 0 ? hearer.Place
        : Mismatch(frame) is string mismatch ? mismatch
        : heard ? $"{sender.Place} and {hearer.Place}"
        : frame.DroppedAt is GraphPort port && port != hearer.Ports[0] ? $"{port.Device.Name} {port.Name} {port.Rule?.Setting ?? "which nobody described"}"
        : frame.DroppedAt is not null ? $"{sender.Place} and {hearer.Place}"
        : frame.Hops[frame.Hops.Count - 1] is var end ? $"{end.Device} {end.Port} ({end.Setting})" : string.Empty;

    // "its frame enters Host1 virtual switch Switch A in VLAN 2 (Access 2); it passes physical switch SwitchA, physical switch SwitchC;"
    private static string Way(FollowedFrame frame)
    {
        Hop first = frame.Hops[0];
        if (first.Dropped)
        {
            return "of its frames";
        }

        string text = $"its frame enters {first.Device} in {Vlan(first.TagOut)} ({first.Setting});";
        string[] between = frame.Hops.Where(h => !h.Dropped).Select(h => h.Device).Distinct().Where(d => d != first.Device && d != frame.Hops[frame.Hops.Count - 1].Device).ToArray();
        return text
            + (between.Length == 0 ? string.Empty : $" it passes {string.Join(", ", between)};")
            + (Mismatch(frame) is string mismatch ? $" {mismatch};" : string.Empty)
            + (frame.Copied is WalkStep copy ? $" port mirroring of {copy.Mirrored!.Name} copies it;" : string.Empty)
            + (frame.Bridged is WalkStep bridge ? $" the guest behind {bridge.In.Name} sends it on;" : string.Empty);
    }

    private static string End(GraphEndpoint sender, GraphEndpoint hearer, FollowedFrame frame)
    {
        Hop end = frame.Hops[frame.Hops.Count - 1];
        string place = $"{end.Device} {end.Port}".TrimEnd();
        bool shareSwitch = frame.Hops.Count == 1 || MustReach.ShareSwitch(sender, hearer);
        return !shareSwitch && HasNoUplink(sender) ? $" {sender.Ports[0].Device.Name} has no uplink, so nothing leads out of it"
            : !shareSwitch && HasNoUplink(hearer) ? $" {hearer.Ports[0].Device.Name}, which {hearer.Endpoint.Name} is on, has no uplink, so nothing leads into it"
            : frame.Hops.Count == 1 ? $" none gets past {place}: {end.Setting}"
            : frame.DroppedAt is null ? $" it ends at {place}: {end.Setting}"
            : hearer.Ports.Count > 0 && frame.DroppedAt == hearer.Ports[0] ? $" {place} is {end.Setting} and hears no {Class(frame.DroppedVlan)}"
            : $" {place} drops it: {end.Setting} lets no {Class(frame.DroppedVlan)} pass";
    }

    private static bool HasNoUplink(GraphEndpoint endpoint) => endpoint.Adapter is not null && endpoint.Ports[0].Device.OuterPorts.Count == 0;

    private static string? Mismatch(FollowedFrame frame)
    {
        FollowedFrame.Crossing crossing = frame.Crossings.FirstOrDefault(c => c.Before > 0 && c.Exit.Device.Kind == DeviceKind.PhysicalSwitch);
        return crossing.Exit is null
            ? null
            : $"the cable between {crossing.Exit.Device.Name} {crossing.Exit.Name} ({crossing.Exit.Rule!.Setting}) and {crossing.Entry.Device.Name} {crossing.Entry.Name} ({crossing.Entry.Rule!.Setting})"
                + $" turns VLAN {crossing.Before} into VLAN {crossing.After}";
    }

    private static string Vlan(VlanId? vlan) => vlan is VlanId id ? $"VLAN {id}" : "no VLAN";

    private static string Tag(VlanId? tag) => tag is VlanId id ? $"with tag {id}" : "untagged";

    private static string Class(int frameClass) => frameClass > 0 ? $"VLAN {frameClass}" : "untagged frames";
}
