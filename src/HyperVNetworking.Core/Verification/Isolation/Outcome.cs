namespace HyperVNetworking.Verification.Isolation;

/// <summary>What is known of a requirement.</summary>
public enum Outcome
{
    /// <summary>It holds, by everything that was read and described; at layer 2.</summary>
    Proven,

    /// <summary>A fact is missing: neither proven nor refuted.</summary>
    Unproven,

    /// <summary>It does not hold, and a trace shows why.</summary>
    Violated,
}
