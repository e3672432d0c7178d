using System.Globalization;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>Bandwidth as people write it.</summary>
internal static class Bits
{
    private const long Giga = 1_000_000_000;
    private const long Mega = 1_000_000;

    /// <summary><c>4 Gbit/s</c>, <c>2.5 Gbit/s</c>, <c>500 Mbit/s</c>; what is smaller in bit/s.</summary>
    public static string PerSecond(long bits) => bits switch
    {
        >= Giga => string.Format(CultureInfo.InvariantCulture, "{0:0.##} Gbit/s", (decimal)bits / Giga),
        >= Mega => string.Format(CultureInfo.InvariantCulture, "{0:0.##} Mbit/s", (decimal)bits / Mega),
        _ => string.Format(CultureInfo.InvariantCulture, "{0} bit/s", bits),
    };
}
