namespace HyperVNetworking.Model;

/// <summary>A disk as the parent partition sees it.</summary>
public sealed record HostDisk
{
    /// <summary>The Windows disk number.</summary>
    public required int Number { get; init; }

    /// <summary>The bus it is on, such as <c>FibreChannel</c>, <c>iSCSI</c>, <c>SAS</c>; null if unknown.</summary>
    public string? Bus { get; init; }

    /// <summary>The size in bytes; null if unknown.</summary>
    public long? Bytes { get; init; }

    /// <summary>Whether it is offline in the parent, as a disk that is passed through must be (site-rules F5); null if unknown.</summary>
    public bool? Offline { get; init; }
}
