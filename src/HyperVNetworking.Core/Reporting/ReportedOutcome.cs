using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Reporting;

/// <summary>A requirement and what was known of it when a report was made.</summary>
/// <param name="Requirement">The requirement as a sentence.</param>
/// <param name="Outcome">What was known of it.</param>
public sealed record ReportedOutcome(string Requirement, Outcome Outcome);
