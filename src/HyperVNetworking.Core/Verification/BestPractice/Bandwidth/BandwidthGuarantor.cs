namespace HyperVNetworking.Verification.BestPractice;

/// <summary>Who guarantees a traffic class its bandwidth (field.md B07).</summary>
internal enum BandwidthGuarantor
{
    /// <summary>Nobody: it has what the others leave.</summary>
    Nobody,

    /// <summary>The backend that presents the NICs.</summary>
    Backend,

    /// <summary>A QoS policy of the host (NetQosPolicy).</summary>
    HostPolicy,

    /// <summary>The virtual switch, by the weight or least bandwidth of the host adapter.</summary>
    VirtualSwitch,
}
