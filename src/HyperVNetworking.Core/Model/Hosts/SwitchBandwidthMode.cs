namespace HyperVNetworking.Model;

/// <summary>How a virtual switch reserves bandwidth; chosen when it is made and never changed (facts A4, BandwidthReservationMode; the numbers are the provider's).</summary>
public enum SwitchBandwidthMode
{
    /// <summary>Windows chooses: Weight, or None where the switch has SR-IOV.</summary>
    Default = 0,

    /// <summary>By relative weights.</summary>
    Weight = 1,

    /// <summary>In bits a second.</summary>
    Absolute = 2,

    /// <summary>Not at all.</summary>
    None = 3,
}
