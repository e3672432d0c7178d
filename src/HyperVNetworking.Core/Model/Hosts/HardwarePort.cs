namespace HyperVNetworking.Model;

/// <summary>A hardware port that a converged backend presents NICs from. Windows shows each of those NICs with the whole speed of the port, though they share it with each other and with storage (seed 004, comment 3; site-rules F1).</summary>
public sealed record HardwarePort
{
    /// <summary>Its name, as the NICs say it (<see cref="PhysicalNic.PhysicalPort"/>).</summary>
    public required string Name { get; init; }

    /// <summary>What the port carries, in bits a second.</summary>
    public required long BitsPerSecond { get; init; }

    /// <summary>What the backend takes of it for storage (FCoE), in bits a second: no NIC ever has it, and Windows does not see that.</summary>
    public long StorageBitsPerSecond { get; init; }
}
