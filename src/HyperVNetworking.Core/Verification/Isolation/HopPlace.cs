using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Where a hop is, in names without their kinds: so that programs and pictures find it again.</summary>
/// <param name="Kind">What the device is.</param>
/// <param name="Host">The host it is on; null for a physical switch.</param>
/// <param name="Name">The device.</param>
/// <param name="Nic">The NIC by whose cable the frame leaves or comes in; null for a port that has none.</param>
/// <param name="Endpoint">Who sits on the port; null where nobody does.</param>
public sealed record HopPlace(HopDevice Kind, string? Host, string Name, string? Nic, Endpoint? Endpoint);
