using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>One hop of a trace: a device, the port the frame meets it at, and what happens to the tag there.</summary>
public sealed record Hop
{
    /// <summary>The device with its kind and host: <c>Host1 virtual switch Switch A</c>, <c>physical switch SwitchA</c>.</summary>
    public required string Device { get; init; }

    /// <summary>The port: <c>port of VM VM1</c>, <c>uplink P-NIC1</c>, <c>port 48</c>.</summary>
    public required string Port { get; init; }

    /// <summary>The tag on the frame as it arrives; null is untagged.</summary>
    public VlanId? TagIn { get; init; }

    /// <summary>The tag on the frame as it leaves; null is untagged.</summary>
    public VlanId? TagOut { get; init; }

    /// <summary>The setting that decides here: <c>Access 2</c>, <c>Trunk native 1 allowed 2-4</c>.</summary>
    public required string Setting { get; init; }

    /// <summary>Where it is, in names without their kinds; null where a frame ends at no port.</summary>
    public HopPlace? Place { get; init; }

    /// <summary>Whether the frame ends here.</summary>
    public bool Dropped { get; init; }

    /// <summary>The hop in one line.</summary>
    /// <returns>Device, port, tags, setting.</returns>
    public override string ToString() =>
        $"{Device}, {Port}: {Tag(TagIn)} -> {(Dropped ? "dropped" : Tag(TagOut))} ({Setting})";

    private static string Tag(VlanId? tag) => tag is VlanId id ? $"tag {id}" : "untagged";
}
