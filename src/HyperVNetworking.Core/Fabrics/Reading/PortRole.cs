namespace HyperVNetworking.Fabrics.Reading;

/// <summary>The mode of a switch port, as the dialects name them.</summary>
internal enum PortRole
{
    Access,
    Trunk,
    PrivateVlanHost,
    PrivateVlanPromiscuous,
    PrivateVlanTrunkSecondary,
    PrivateVlanTrunkPromiscuous,

    /// <summary>What the other end makes of it, or what this model has no word for.</summary>
    Unclear,
}
