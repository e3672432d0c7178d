namespace HyperVNetworking.Model;

/// <summary>
/// The receive queues that a feature has of a NIC: over which processors RSS spreads the host's own traffic, or VMQ that of VMs
/// (facts B2, MSFT_NetAdapterRssSettingData and MSFT_NetAdapterVmqSettingData). A NIC uses either RSS or VMQ.
/// </summary>
public sealed record NicQueues
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

    /// <summary>How many queues there are; null if unknown.</summary>
    public int? Queues { get; init; }
}
