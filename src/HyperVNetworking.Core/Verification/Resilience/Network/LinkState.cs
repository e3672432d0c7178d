namespace HyperVNetworking.Verification.Resilience;

/// <summary>What a link does under a failure.</summary>
internal enum LinkState : byte
{
    /// <summary>It carries.</summary>
    Up,

    /// <summary>It carries nothing, and the host sees it up.</summary>
    Dead,

    /// <summary>It is down, and the host sees that.</summary>
    Down,
}
