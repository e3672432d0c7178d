namespace HyperVNetworking.Model;

/// <summary>What a traffic class of the host is to be sure of: a wish of the document, never read from a host.</summary>
public sealed record TrafficShare
{
    /// <summary>The traffic class, as team NICs and host adapters say it.</summary>
    public required string Traffic { get; init; }

    /// <summary>The least bandwidth, in bits a second.</summary>
    public required long BitsPerSecond { get; init; }
}
