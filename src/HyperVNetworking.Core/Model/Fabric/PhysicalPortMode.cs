namespace HyperVNetworking.Model;

/// <summary>How a physical port treats VLANs.</summary>
public enum PhysicalPortMode
{
    /// <summary>Nobody said: never taken for a good port.</summary>
    Undescribed,

    /// <summary>One VLAN, untagged on the wire.</summary>
    Access,

    /// <summary>Several VLANs tagged, one native.</summary>
    Trunk,

    /// <summary>A port of the switch's router: it is in no VLAN, and no VLAN passes it.</summary>
    Routed,
}
