namespace HyperVNetworking.Model;

/// <summary>How a NIC team spreads frames (facts B1.1; the numbers are the provider's, and there is no 1).</summary>
public enum LoadBalancingAlgorithm
{
    /// <summary>By TCP and UDP ports.</summary>
    TransportPorts = 0,

    /// <summary>By IP addresses.</summary>
    IPAddresses = 2,

    /// <summary>By MAC addresses.</summary>
    MacAddresses = 3,

    /// <summary>By virtual switch port.</summary>
    HyperVPort = 4,

    /// <summary>By flow, moving flows as load changes.</summary>
    Dynamic = 5,
}
