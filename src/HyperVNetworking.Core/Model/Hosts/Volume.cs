namespace HyperVNetworking.Model;

/// <summary>A volume that is online in the parent partition.</summary>
public sealed record Volume
{
    /// <summary>The drive or mount path, such as <c>E:</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The Windows disk number it lies on, if known.</summary>
    public int? Disk { get; init; }

    /// <summary>The bus of that disk, such as <c>FibreChannel</c>, if known.</summary>
    public string? Bus { get; init; }
}
