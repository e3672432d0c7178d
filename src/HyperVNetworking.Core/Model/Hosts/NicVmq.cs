namespace HyperVNetworking.Model;

/// <summary>Virtual machine queues of a NIC: over which processors the traffic of VMs is spread (facts B2, MSFT_NetAdapterVmqSettingData).</summary>
public sealed record NicVmq
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

    /// <summary>The queues that the NIC has; null if unknown.</summary>
    public int? Queues { get; init; }
}
