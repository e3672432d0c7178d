namespace HyperVNetworking.Verification.Storage;

/// <summary>The codes of findings about the storage of tenants (site-rules F5).</summary>
public static class StorageFindingCodes
{
    /// <summary>A tenant asks for storage of its own, and somebody else has a part of it.</summary>
    public const string StorageNotDedicated = nameof(StorageNotDedicated);

    /// <summary>Where the disks of a tenant that asks for storage of its own are, nobody said.</summary>
    public const string StorageNotKnown = nameof(StorageNotKnown);

    /// <summary>The volume of a tenant that asks for one of its own is on no disk of a storage area network.</summary>
    public const string StorageNotOnSan = nameof(StorageNotOnSan);

    /// <summary>A disk that is passed through to a VM is online in the parent too, where both may write to it.</summary>
    public const string PassThroughDiskOnline = nameof(PassThroughDiskOnline);
}
