namespace HyperVNetworking.Hosting;

/// <summary>How grave an entry of an event log is.</summary>
public enum EventSeverity
{
    /// <summary>All is as it was meant.</summary>
    Information,

    /// <summary>Something was meant and did not come, and the hosts are as they were.</summary>
    Warning,

    /// <summary>The hosts are neither as they were nor as they were meant to be.</summary>
    Error,
}
