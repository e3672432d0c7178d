using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Virtualization;

/// <summary>Reads the security, bandwidth and offload features of a port (facts A1.9).</summary>
internal static class PortSettingsReader
{
    private const long LargestWeight = 100;

    /// <summary>The security settings.</summary>
    /// <param name="feature">The security feature; null if the port has none.</param>
    /// <param name="problem">What cannot be understood, as the end of a sentence that begins with the port; null if all is clear.</param>
    /// <returns>The settings.</returns>
    public static AdapterSecurity Security(CimRecord? feature, out string? problem)
    {
        problem = null;
        if (feature is null)
        {
            return AdapterSecurity.Default;
        }

        long mode = feature.Number("MonitorMode") ?? 0;
        if (mode is < 0 or > (long)PortMirroring.Source)
        {
            problem = $"has mirroring mode {mode}, which is no known value";
            mode = 0;
        }

        return new AdapterSecurity
        {
            MacSpoofing = feature.Flag("AllowMacSpoofing") == true,
            GuestTeaming = feature.Flag("AllowTeaming") == true,
            DhcpGuard = feature.Flag("EnableDhcpGuard") == true,
            RouterGuard = feature.Flag("EnableRouterGuard") == true,
            IeeePriorityTag = feature.Flag("AllowIeeePriorityTag") == true,
            Mirroring = (PortMirroring)mode,
        };
    }

    /// <summary>The share of the uplink.</summary>
    /// <param name="feature">The bandwidth feature; null if the port has none.</param>
    /// <param name="problem">What cannot be understood, as the end of a sentence that begins with the port; null if all is clear.</param>
    /// <returns>The share.</returns>
    public static AdapterBandwidth Bandwidth(CimRecord? feature, out string? problem)
    {
        problem = null;
        return feature is null ? AdapterBandwidth.Default : new AdapterBandwidth
        {
            Weight = Weight(feature, "Weight", otherwise: 0, ref problem),
            MinimumBitsPerSecond = Bits(feature, "Reservation", ref problem),
            MaximumBitsPerSecond = Bits(feature, "Limit", ref problem),
        };
    }

    /// <summary>The hardware offloads.</summary>
    /// <param name="feature">The offload feature; null if the port has none.</param>
    /// <param name="problem">What cannot be understood, as the end of a sentence that begins with the port; null if all is clear.</param>
    /// <returns>The offloads.</returns>
    public static AdapterOffload Offload(CimRecord? feature, out string? problem)
    {
        problem = null;
        return feature is null ? AdapterOffload.Default : new AdapterOffload
        {
            VmqWeight = Weight(feature, "VMQOffloadWeight", AdapterOffload.Default.VmqWeight, ref problem),
            SriovWeight = Weight(feature, "IOVOffloadWeight", AdapterOffload.Default.SriovWeight, ref problem),
        };
    }

    private static int Weight(CimRecord feature, string property, int otherwise, ref string? problem)
    {
        long weight = feature.Number(property) ?? otherwise;
        if (weight is >= 0 and <= LargestWeight)
        {
            return (int)weight;
        }

        problem = $"has {property} {weight}, which is no weight from 0 to {LargestWeight}";
        return otherwise;
    }

    // A number that 63 bits cannot hold is no bandwidth of any network.
    private static long Bits(CimRecord feature, string property, ref string? problem)
    {
        long bits = feature.Number(property) ?? 0;
        if (bits >= 0)
        {
            return bits;
        }

        problem = $"has {property} {unchecked((ulong)bits)}, which is no bandwidth";
        return 0;
    }
}
