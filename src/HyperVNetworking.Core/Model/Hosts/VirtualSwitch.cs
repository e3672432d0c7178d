namespace HyperVNetworking.Model;

/// <summary>A virtual switch of one host.</summary>
public sealed record VirtualSwitch
{
    /// <summary>The display name; unique on a host unless <see cref="Id"/> tells two apart.</summary>
    public required string Name { get; init; }

    /// <summary>The GUID, if known.</summary>
    public string? Id { get; init; }

    /// <summary>What it reaches.</summary>
    public required SwitchType Type { get; init; }

    /// <summary>What an External switch is bound to: one NIC or NIC team, or several NICs (SET). Empty for the other types.</summary>
    public ValueList<string> Uplinks { get; init; } = [];

    /// <summary>Whether an External switch is shared with the management OS: it then has at least one host adapter (facts A4).</summary>
    public bool AllowManagementOS { get; init; }

    /// <summary>How it reserves bandwidth; chosen when the switch is made, and never changed after (facts A4).</summary>
    public SwitchBandwidthMode BandwidthMode { get; init; }

    /// <summary>Whether it was made for SR-IOV; chosen when the switch is made, and never changed after (facts A4).</summary>
    public bool SriovEnabled { get; init; }

    /// <summary>How it spreads frames over several uplinks (SET); means nothing with fewer.</summary>
    public SetLoadBalancing LoadBalancing { get; init; } = SetLoadBalancing.Dynamic;

    /// <summary>What an admin noted on it; null if nothing.</summary>
    public string? Notes { get; init; }

    /// <summary>Said of a switch with one uplink that was made to team its uplinks itself (SET) and can take more; with several it goes without saying.</summary>
    public bool EmbeddedTeam { get; init; }

    /// <summary>Whether the switch teams its uplinks itself (SET).</summary>
    public bool IsEmbeddedTeam => EmbeddedTeam || Uplinks.Count > 1;

    /// <summary>The enabled extension that forwards frames in the switch's place (VFP, a third party's); null if none. It enforces VLANs as it likes (site-rules B2).</summary>
    public string? ForwardingExtension { get; init; }

    /// <summary>Whether frames of the external port are copied, or copies go out by it (site-rules B6).</summary>
    public PortMirroring UplinkMirroring { get; init; }
}
