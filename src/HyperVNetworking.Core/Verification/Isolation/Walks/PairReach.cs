namespace HyperVNetworking.Verification.Isolation;

/// <summary>What is known of one endpoint's being heard by another, over every combination of members.</summary>
internal enum PairReach
{
    /// <summary>It must be heard, by the strict reading.</summary>
    Must,

    /// <summary>It is heard if an unset or contradicting setting is read permissively.</summary>
    Assumed,

    /// <summary>It is heard unless a port ACL of one of the two stops the frame, by the permissive reading (site-rules B8).</summary>
    Filtered,

    /// <summary>It is heard unless spanning tree blocks the wrong link of a loop.</summary>
    Looped,

    /// <summary>The way ends at a port that nobody described.</summary>
    Open,

    /// <summary>For some combination of members it is not heard.</summary>
    Never,
}
