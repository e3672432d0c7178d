namespace HyperVNetworking.Model;

/// <summary>Receive side scaling of a NIC: over which processors the host's own traffic is spread (facts B2, MSFT_NetAdapterRssSettingData). A NIC uses either RSS or VMQ.</summary>
public sealed record NicRss
{
    /// <summary>Whether it is switched on.</summary>
    public required bool Enabled { get; init; }

    /// <summary>The first processor, 0 to 255 within its group; null if unknown.</summary>
    public int? BaseProcessor { get; init; }

    /// <summary>The last processor, 0 to 255 within its group; null if unknown.</summary>
    public int? MaxProcessor { get; init; }

    /// <summary>The most processors that it uses; null if unknown.</summary>
    public int? MaxProcessors { get; init; }

    /// <summary>The processor group of the first processor; null if unknown.</summary>
    public int? ProcessorGroup { get; init; }

    /// <summary>The NUMA node; null if unknown or any.</summary>
    public int? NumaNode { get; init; }

    /// <summary>The receive queues; null if unknown.</summary>
    public int? Queues { get; init; }
}
