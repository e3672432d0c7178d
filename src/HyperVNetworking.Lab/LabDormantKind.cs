namespace HyperVNetworking.Lab;

/// <summary>What settings outside the live configuration belong to (facts A1.2, site-rules A5).</summary>
public enum LabDormantKind
{
    /// <summary>A checkpoint of a VM of the host.</summary>
    Checkpoint,

    /// <summary>A replica.</summary>
    Replica,

    /// <summary>A planned VM: one that is being imported or moved here.</summary>
    Planned,
}
