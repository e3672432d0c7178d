namespace HyperVNetworking.Verification.Isolation;

/// <summary>What is known of one requirement, without the reason: <see cref="IsolationWatch.Verdicts"/> give that.</summary>
/// <param name="Kind">The kind of requirement.</param>
/// <param name="Tenant">The tenant it is about; for an allow rule the one that is heard.</param>
/// <param name="OtherTenant">For an allow rule the tenant that hears; otherwise null.</param>
/// <param name="Outcome">What is known of it.</param>
public sealed record RequirementOutcome(RequirementKind Kind, string Tenant, string? OtherTenant, Outcome Outcome);
