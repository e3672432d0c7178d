using System.Collections.Generic;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>One way of a frame from the fabric to its hearer.</summary>
/// <param name="Port">The physical switch port it leaves by; null if nobody described the cable.</param>
/// <param name="Path">The ports behind it, in and out by turns, up to the hearer's own; empty for a server or a plain NIC.</param>
/// <param name="OpenEnd">The open end where the way begins, or -1.</param>
internal sealed record Inlet(GraphPort? Port, IReadOnlyList<GraphPort> Path, int OpenEnd)
{
    /// <summary>Whether the hearer hears a frame that comes over this way with a tag.</summary>
    public bool Delivers(GraphEndpoint hearer, int tag, Reading reading)
    {
        for (int i = 0; i + 1 < Path.Count && tag != FrameClasses.Dropped; i += 2)
        {
            int frameClass = Path[i].Rule!.Ingress(tag, reading);
            tag = frameClass == FrameClasses.Dropped ? FrameClasses.Dropped : Path[i + 1].Rule!.Egress(frameClass, reading);
        }

        return tag != FrameClasses.Dropped && hearer.Hears(tag, reading);
    }
}
