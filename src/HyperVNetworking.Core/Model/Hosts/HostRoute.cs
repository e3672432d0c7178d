using System.Globalization;

namespace HyperVNetworking.Model;

/// <summary>A route of the host over one of its interfaces (facts B, MSFT_NetRoute).</summary>
/// <param name="Destination">The destination prefix; <c>0.0.0.0/0</c> or <c>::/0</c> is the default route.</param>
/// <param name="NextHop">The address of the router.</param>
public sealed record HostRoute(string Destination, string NextHop)
{
    /// <summary>The cost of the route, 0 to 65535, on top of the interface's own; null if unknown.</summary>
    public int? Metric { get; init; }

    /// <summary>Whether it outlives a restart; null if unknown, since Windows lists the routes in force and need not say where they come from.</summary>
    public bool? Persistent { get; init; }

    /// <summary>Whether it is a default route: its next hop is the default gateway.</summary>
    public bool IsDefault => Destination is "0.0.0.0/0" or "::/0";

    /// <summary>The route.</summary>
    /// <returns>Such as <c>0.0.0.0/0 by 192.0.2.1 metric 256</c>.</returns>
    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "{0} by {1}{2}{3}", Destination, NextHop, Metric is int metric ? $" metric {metric}" : string.Empty, Persistent == false ? " until restart" : string.Empty);
}
