namespace HyperVNetworking.Verification.Resilience;

/// <summary>What a failure does to one requirement.</summary>
public enum FailureImpact
{
    /// <summary>It held before and does not hold after.</summary>
    Lost,

    /// <summary>It holds, on one way where it had several.</summary>
    RedundancyLost,

    /// <summary>It holds again once a team has converged.</summary>
    Interrupted,
}
