using HyperVNetworking.Model;

namespace HyperVNetworking.Documents;

/// <summary>What was read: a document, or the errors that prevent it.</summary>
public sealed record DocumentReadResult
{
    /// <summary>The document of all sources; null if there are errors.</summary>
    public NetworkDocument? Document { get; init; }

    /// <summary>The errors in the order of files and lines, at most 100; empty if there is a document.</summary>
    public ValueList<DocumentError> Errors { get; init; } = [];
}
