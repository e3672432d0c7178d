using HyperVNetworking.Model;

namespace HyperVNetworking.Documents;

/// <summary>A document drafted from what exists, to be read and corrected by who knows what was meant.</summary>
/// <param name="Document">The draft.</param>
/// <param name="Findings">What was left out of it, and what only a person can add.</param>
public sealed record DraftResult(NetworkDocument Document, ValueList<Finding> Findings);
