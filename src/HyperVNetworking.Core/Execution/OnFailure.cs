namespace HyperVNetworking.Execution;

/// <summary>What becomes of a run in which a step fails (site-rules D3). The report prices each choice.</summary>
public enum OnFailure
{
    /// <summary>Everything is taken back on every host, newest first.</summary>
    UndoAll,

    /// <summary>The host that failed is taken back; hosts that have begun are finished, and no further host begins.</summary>
    UndoHost,

    /// <summary>Nothing is taken back and nothing more is done; the run can be resumed or undone later.</summary>
    Stop,
}
