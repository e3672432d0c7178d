namespace HyperVNetworking.Verification.Resilience;

/// <summary>What a failure comes to, from harmless to worst.</summary>
public enum FailureVerdict
{
    /// <summary>Everything holds, and nothing less protects it.</summary>
    Survives,

    /// <summary>Everything holds without a pause, but something has one way left where it had several.</summary>
    LosesRedundancy,

    /// <summary>Everything holds again by itself: a team converges in time, VMs restart on another node.</summary>
    Interrupted,

    /// <summary>Something does not come back until somebody acts, or a cluster loses nodes that did not fail.</summary>
    Fails,
}
