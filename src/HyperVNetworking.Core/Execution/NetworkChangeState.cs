namespace HyperVNetworking.Execution;

/// <summary>How a run that has a journal stands.</summary>
public enum NetworkChangeState
{
    /// <summary>A process is at work on it.</summary>
    Running,

    /// <summary>Its process ended before the run did: resume it or undo it.</summary>
    Interrupted,

    /// <summary>Every step was made and confirmed.</summary>
    Done,

    /// <summary>Every host is as it was.</summary>
    Undone,

    /// <summary>Not all could be taken back: the steps say what remains.</summary>
    UndoIncomplete,

    /// <summary>Some hosts hold the plan, the others are as they were.</summary>
    PartlyDone,

    /// <summary>It stopped where a step failed: resume it or undo it.</summary>
    Stopped,
}
