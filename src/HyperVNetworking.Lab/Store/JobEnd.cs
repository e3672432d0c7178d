namespace HyperVNetworking.Lab;

/// <summary>How a job ends (facts A1.14).</summary>
internal enum JobEnd
{
    /// <summary>JobState 7.</summary>
    Completed,

    /// <summary>JobState 32768: a success too.</summary>
    CompletedWithWarnings,

    /// <summary>JobState 10, with an error.</summary>
    Failed,

    /// <summary>JobState 9: somebody else killed it.</summary>
    Killed,

    /// <summary>It is gone before anybody saw it end.</summary>
    Vanished,
}
