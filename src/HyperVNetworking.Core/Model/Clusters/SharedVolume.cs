namespace HyperVNetworking.Model;

/// <summary>A cluster shared volume (CSV).</summary>
public sealed record SharedVolume
{
    /// <summary>Its name, such as <c>C:\ClusterStorage\Volume1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The node that coordinates it; null if nobody said.</summary>
    public string? OwnerNode { get; init; }

    /// <summary>How the nodes reach it.</summary>
    public SharedVolumeState State { get; init; }
}
