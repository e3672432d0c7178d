using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics.Reading;

/// <summary>What a configuration says of a VLAN.</summary>
internal sealed class ReadVlan
{
    /// <summary>Whether the switch drops its frames.</summary>
    public bool IsSuspended { get; set; }

    /// <summary>What it is in a private VLAN: primary, isolated or community; null if nothing.</summary>
    public string? PrivateKind { get; set; }

    /// <summary>The secondary VLANs of a primary one.</summary>
    public VlanSet Secondaries { get; set; } = VlanSet.Empty;
}
