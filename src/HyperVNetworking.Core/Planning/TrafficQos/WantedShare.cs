namespace HyperVNetworking.Planning;

/// <summary>The least share of the bandwidth that a traffic class of the host is to have.</summary>
public sealed record WantedShare
{
    /// <summary>The traffic class: LiveMigration, Cluster, SMB, CSV, iSCSI or NFS are known by their ports; any other needs <see cref="DestinationPrefix"/>. On a virtual switch, the host adapter.</summary>
    public required string Traffic { get; init; }

    /// <summary>The share, 1 to 100, relative to the others.</summary>
    public required int Weight { get; init; }

    /// <summary>The subnet of destinations that it is known by, such as <c>192.0.2.0/24</c>; null for its ports.</summary>
    public string? DestinationPrefix { get; init; }

    /// <summary>It in one line, for messages.</summary>
    /// <returns>Such as <c>CSV weight 20</c>.</returns>
    public override string ToString() => $"{Traffic} weight {Weight}";
}
