using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>An adapter's share of the uplink (facts A1.9, Msvm_EthernetSwitchPortBandwidthSettingData). 0 is not set.</summary>
public sealed record AdapterBandwidth
{
    /// <summary>What an adapter has that nobody set up: no share and no limit.</summary>
    public static readonly AdapterBandwidth Default = new();

    /// <summary>Its share relative to the others, 0 to 100; counts only on a switch of mode Weight.</summary>
    public int Weight { get; init; }

    /// <summary>What it is sure of, in bits a second; counts only on a switch of mode Absolute.</summary>
    public long MinimumBitsPerSecond { get; init; }

    /// <summary>What it never exceeds, in bits a second.</summary>
    public long MaximumBitsPerSecond { get; init; }

    /// <summary>What is set.</summary>
    /// <returns>Such as <c>weight 10, at most 1000000000 bit/s</c>; <c>bandwidth default</c> if nothing is.</returns>
    public override string ToString()
    {
        string text = string.Join(", ", Parts());
        return text.Length == 0 ? "bandwidth default" : text;
    }

    private IEnumerable<string> Parts() => new[]
    {
        Part("weight {0}", Weight),
        Part("at least {0} bit/s", MinimumBitsPerSecond),
        Part("at most {0} bit/s", MaximumBitsPerSecond),
    }.OfType<string>();

    private static string? Part(string format, long value) => value == 0 ? null : string.Format(CultureInfo.InvariantCulture, format, value);
}
