using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Changes.Features;

/// <summary>Writes a share of the uplink into the bandwidth feature of a port (facts A1.9): 0 is not set, and bursts stay as they are.</summary>
internal static class BandwidthFeature
{
    /// <summary>A feature with that share.</summary>
    /// <param name="feature">The feature as it is, or the template.</param>
    /// <param name="bandwidth">The share.</param>
    /// <returns>The feature.</returns>
    public static CimRecord With(CimRecord feature, AdapterBandwidth bandwidth) => feature.With(
        new CimField("Weight", CimDataType.UInt64, (ulong)bandwidth.Weight),
        new CimField("Reservation", CimDataType.UInt64, (ulong)bandwidth.MinimumBitsPerSecond),
        new CimField("Limit", CimDataType.UInt64, (ulong)bandwidth.MaximumBitsPerSecond));
}
