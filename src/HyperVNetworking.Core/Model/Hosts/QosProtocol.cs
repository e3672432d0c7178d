namespace HyperVNetworking.Model;

/// <summary>The transport that a host QoS policy matches (facts B3; the numbers are the provider's).</summary>
public enum QosProtocol
{
    /// <summary>Any.</summary>
    None = 0,

    /// <summary>TCP.</summary>
    Tcp = 1,

    /// <summary>UDP.</summary>
    Udp = 2,

    /// <summary>TCP and UDP.</summary>
    Both = 3,
}
