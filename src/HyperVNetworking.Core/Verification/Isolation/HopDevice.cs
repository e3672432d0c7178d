namespace HyperVNetworking.Verification.Isolation;

/// <summary>What a hop's device is.</summary>
public enum HopDevice
{
    /// <summary>A virtual switch of a host.</summary>
    VirtualSwitch,

    /// <summary>A NIC team of a host.</summary>
    NicTeam,

    /// <summary>A physical switch.</summary>
    PhysicalSwitch,
}
