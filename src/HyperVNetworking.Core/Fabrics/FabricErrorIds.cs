namespace HyperVNetworking.Fabrics;

/// <summary>The stable ids of files that no fabric can be read from; explained in <c>about_HyperVNetworking_Findings</c>.</summary>
public static class FabricErrorIds
{
    /// <summary>Nothing in a configuration tells its dialect.</summary>
    public const string SwitchDialectUnknown = "SwitchDialectUnknown";

    /// <summary>Two configurations are of one switch.</summary>
    public const string SwitchReadTwice = "SwitchReadTwice";

    /// <summary>A file of LLDP neighbours has none of the formats that are read.</summary>
    public const string LldpFormatUnknown = "LldpFormatUnknown";

    /// <summary>It cannot be told whose neighbours a file lists.</summary>
    public const string LldpOwnerUnknown = "LldpOwnerUnknown";
}
