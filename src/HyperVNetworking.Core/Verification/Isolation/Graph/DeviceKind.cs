namespace HyperVNetworking.Verification.Isolation;

/// <summary>What forwards frames; the kind decides between which of its ports.</summary>
internal enum DeviceKind
{
    /// <summary>Between adapters, and between adapters and uplinks; never from uplink to uplink.</summary>
    VirtualSwitch,

    /// <summary>Between team NICs and members only.</summary>
    Team,

    /// <summary>Between any two ports.</summary>
    PhysicalSwitch,
}
