namespace HyperVNetworking.Execution;

/// <summary>How a run ended.</summary>
public enum ChangeOutcome
{
    /// <summary>Every step was made and confirmed by reading.</summary>
    Done,

    /// <summary>The plan has no steps.</summary>
    NothingToDo,

    /// <summary>The plan was not begun; no host was touched.</summary>
    Refused,

    /// <summary>A step failed or the run was cancelled, and every host is as it was.</summary>
    Undone,

    /// <summary>A step failed or the run was cancelled, and not all could be taken back: the steps say what remains.</summary>
    UndoIncomplete,

    /// <summary>A step failed, or time ran out before every host had begun: some hosts hold the plan whole, the others are as they were.</summary>
    PartlyDone,

    /// <summary>A step failed and nothing was taken back, as it was asked for: the run can be resumed or undone.</summary>
    Stopped,
}
