namespace HyperVNetworking.Lab;

/// <summary>The values of VirtualSystemType (facts A1.2).</summary>
internal static class VmTypes
{
    /// <summary>A live configuration.</summary>
    public const string Realized = "Microsoft:Hyper-V:System:Realized";

    /// <summary>A planned VM.</summary>
    public const string Planned = "Microsoft:Hyper-V:System:Planned";

    /// <summary>A checkpoint.</summary>
    public const string Snapshot = "Microsoft:Hyper-V:Snapshot:Realized";

    /// <summary>A replica.</summary>
    public const string Replica = "Microsoft:Hyper-V:Replica";

    /// <summary>What begins the type of every checkpoint.</summary>
    public const string SnapshotPrefix = "Microsoft:Hyper-V:Snapshot:";
}
