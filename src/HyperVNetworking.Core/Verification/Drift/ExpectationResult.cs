using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Drift;

/// <summary>Live hosts completed by what a document knows of them, and where the two differ.</summary>
public sealed record ExpectationResult
{
    /// <summary>The live hosts in the order they were given, then the expected hosts that nobody read (<see cref="HostState.Complete"/> is false).</summary>
    public required ValueList<HostState> States { get; init; }

    /// <summary>The differences; live wins in each (site-rules C3).</summary>
    public ValueList<Finding> Findings { get; init; } = [];
}
