namespace HyperVNetworking.Model;

/// <summary>A port of a physical switch.</summary>
public sealed record PhysicalPort
{
    /// <summary>The name on its switch; may hold slashes.</summary>
    public required string Name { get; init; }

    /// <summary>How it treats VLANs.</summary>
    public PhysicalPortMode Mode { get; init; }

    /// <summary>The VLAN of an access port; 1 where the document says nothing.</summary>
    public VlanId Vlan { get; init; } = new(1);

    /// <summary>The native VLAN of a trunk; 1 where the document says nothing, null drops untagged frames.</summary>
    public VlanId? Native { get; init; } = new VlanId(1);

    /// <summary>The VLANs a trunk carries; all where the document says nothing. A native VLAN outside it is not carried either.</summary>
    public VlanSet Allowed { get; init; } = VlanSet.All;

    /// <summary>The server on this port; one server may be on several ports. Null if none or a host's NIC.</summary>
    public string? Attached { get; init; }

    /// <summary>The private VLAN of the port, in the terms of a virtual switch port; null if it has none (site-rules B3).</summary>
    public PortVlan? PrivateVlan { get; init; }

    /// <summary>The voice VLAN, tagged on an access port; null if it has none.</summary>
    public VlanId? VoiceVlan { get; init; }

    /// <summary>Whether a trunk tags its native VLAN on egress; null where nobody said (no).</summary>
    public bool? TagsNative { get; init; }

    /// <summary>Whether tags outside the allowed list are dropped on ingress; null where nobody said (yes).</summary>
    public bool? IngressFiltering { get; init; }

    /// <summary>Whether the port is shut down: no frame enters or leaves, whatever else it is set to.</summary>
    public bool Shutdown { get; init; }

    /// <summary>What its switch says of it, for people; null if nothing.</summary>
    public string? Description { get; init; }

    /// <summary>Whether no VLAN passes: the port is shut down or routed.</summary>
    public bool IsClosed => Shutdown || Mode == PhysicalPortMode.Routed;
}
