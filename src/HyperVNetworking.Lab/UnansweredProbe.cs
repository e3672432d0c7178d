namespace HyperVNetworking.Lab;

/// <summary>What TestNetworkConnection answers to its sender when no answer came: the documented return values have both, and which it is is UNCONFIRMED.</summary>
public enum UnansweredProbe
{
    /// <summary>Timeout.</summary>
    Timeout,

    /// <summary>Failed, as whatever else goes wrong.</summary>
    Failed,
}
