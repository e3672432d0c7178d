namespace HyperVNetworking.Model;

/// <summary>Two physical switches that answer link aggregation as one (vPC, VLT).</summary>
/// <param name="First">One switch.</param>
/// <param name="Second">The other.</param>
public sealed record SwitchPair(string First, string Second);
