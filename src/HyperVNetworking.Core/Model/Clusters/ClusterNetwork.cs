namespace HyperVNetworking.Model;

/// <summary>A network as a failover cluster sees it: the interfaces of its nodes in one subnet. A cluster forgets its name and settings when the last interface in the subnet goes (site-rules D7).</summary>
public sealed record ClusterNetwork
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its GUID, by which the exclusion from migrations names it; another one after the network came back.</summary>
    public string? Id { get; init; }

    /// <summary>What it is for.</summary>
    public ClusterNetworkRole Role { get; init; } = ClusterNetworkRole.ClusterOnly;

    /// <summary>Its place among the networks: the lowest is taken first for CSV and migration traffic. Null if nobody said.</summary>
    public long? Metric { get; init; }

    /// <summary>Whether the cluster chose the metric.</summary>
    public bool AutoMetric { get; init; } = true;

    /// <summary>Whether its nodes hear each other over it.</summary>
    public ClusterNetworkState State { get; init; } = ClusterNetworkState.Up;

    /// <summary>Its subnets, such as <c>10.0.10.0/24</c>: what it is found by.</summary>
    public ValueList<string> Subnets { get; init; } = [];

    /// <summary>Whether VMs do not migrate over it (MigrationExcludeNetworks of the resource type Virtual Machine).</summary>
    public bool ExcludedFromMigration { get; init; }
}
