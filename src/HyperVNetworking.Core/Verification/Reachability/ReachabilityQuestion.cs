using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Reachability;

/// <summary>Which pairs are asked for.</summary>
public sealed record ReachabilityQuestion
{
    /// <summary>The senders by endpoint or tenant name, with wildcards; empty means all.</summary>
    public ValueList<string> From { get; init; } = [];

    /// <summary>The hearers by endpoint or tenant name, with wildcards; empty means all.</summary>
    public ValueList<string> To { get; init; } = [];

    /// <summary>Pairs whose ends are set for one of these VLANs; null asks for no VLAN.</summary>
    public VlanSet? Vlans { get; init; }
}
