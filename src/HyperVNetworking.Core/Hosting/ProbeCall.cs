using HyperVNetworking.Model;

namespace HyperVNetworking.Hosting;

/// <summary>One end of a probe, as its host is asked for it.</summary>
public sealed record ProbeCall
{
    /// <summary>The adapter of a running VM that sends or receives.</summary>
    public required AdapterReference Adapter { get; init; }

    /// <summary>The sender's IP address in the probe.</summary>
    public required string SenderIPAddress { get; init; }

    /// <summary>The receiver's IP address in the probe.</summary>
    public required string ReceiverIPAddress { get; init; }

    /// <summary>The receiver's MAC address, 12 hex digits.</summary>
    public required string ReceiverMacAddress { get; init; }

    /// <summary>The number that both ends know the probe by, from 1.</summary>
    public required int SequenceNumber { get; init; }
}
