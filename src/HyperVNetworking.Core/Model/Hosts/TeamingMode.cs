namespace HyperVNetworking.Model;

/// <summary>How a NIC team meets its switches (facts B1.1; the numbers are the provider's).</summary>
public enum TeamingMode
{
    /// <summary>Static link aggregation.</summary>
    Static = 0,

    /// <summary>The switches know nothing of the team.</summary>
    SwitchIndependent = 1,

    /// <summary>Link aggregation by LACP.</summary>
    Lacp = 2,
}
