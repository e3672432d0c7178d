namespace HyperVNetworking.Execution;

/// <summary>What became of a step.</summary>
public enum StepResult
{
    /// <summary>Its turn never came.</summary>
    NotRun,

    /// <summary>Made, and confirmed by reading.</summary>
    Done,

    /// <summary>Its turn came and it had no effect: the host has the old value.</summary>
    Failed,

    /// <summary>Made and taken back: the host has the old value.</summary>
    Undone,

    /// <summary>Made, perhaps in part, and not taken back: see the message for what remains and how to finish by hand.</summary>
    Remains,
}
