namespace HyperVNetworking.Verification.Isolation;

/// <summary>How far a check is.</summary>
/// <param name="Judged">How many requirements are judged.</param>
/// <param name="Total">How many there are; a tenant's separation and reach count as one.</param>
public readonly record struct JudgingProgress(int Judged, int Total);
