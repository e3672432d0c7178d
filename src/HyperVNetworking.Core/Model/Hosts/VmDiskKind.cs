namespace HyperVNetworking.Model;

/// <summary>Where a VM's disk lies.</summary>
public enum VmDiskKind
{
    /// <summary>A virtual hard disk file on a volume of the host.</summary>
    Vhd,

    /// <summary>A physical disk, offline in the parent and without a drive letter there (site-rules F5).</summary>
    PassThrough,
}
