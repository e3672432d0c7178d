namespace HyperVNetworking.Model;

/// <summary>What a configuration is for that is not the live one (facts A1.2).</summary>
public enum DormantKind
{
    /// <summary>A checkpoint: comes back when it is applied.</summary>
    Checkpoint,

    /// <summary>A replica, or a recovery point of one: comes up when it is failed over.</summary>
    Replica,

    /// <summary>A planned VM: takes over when its migration or import ends.</summary>
    Planned,
}
