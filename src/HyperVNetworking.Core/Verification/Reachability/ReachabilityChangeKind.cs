namespace HyperVNetworking.Verification.Reachability;

/// <summary>What became of a pair of endpoints between two states.</summary>
public enum ReachabilityChangeKind
{
    /// <summary>The hearer hears the sender now and did not before.</summary>
    BecameReachable,

    /// <summary>The hearer heard the sender before and does not now.</summary>
    Lost,
}
