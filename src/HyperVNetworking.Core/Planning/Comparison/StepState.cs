namespace HyperVNetworking.Planning;

/// <summary>Where a host is with a step of a plan.</summary>
public enum StepState
{
    /// <summary>The host has the step's new value, or that of a later step on the same setting.</summary>
    Done,

    /// <summary>The host has the value from before the step.</summary>
    Open,

    /// <summary>The host has neither: somebody else changed it, or what the step is about is gone.</summary>
    Drifted,

    /// <summary>The host was not read whole.</summary>
    Unknown,
}
