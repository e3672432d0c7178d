namespace HyperVNetworking.Model;

/// <summary>A disk of a VM.</summary>
public sealed record VmDisk
{
    /// <summary>A file, or a whole physical disk.</summary>
    public required VmDiskKind Kind { get; init; }

    /// <summary>The path of a VHD.</summary>
    public string? Path { get; init; }

    /// <summary>The number of a passed-through disk on the host.</summary>
    public int? Disk { get; init; }
}
