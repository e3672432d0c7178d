namespace HyperVNetworking.Verification.Isolation;

/// <summary>The kinds of requirement.</summary>
public enum RequirementKind
{
    /// <summary>Nobody outside the tenant (and its allow rules) hears it.</summary>
    Separation,

    /// <summary>Its members hear each other (or, where it says so, none does).</summary>
    Reach,

    /// <summary>An allow rule: one tenant is heard by another.</summary>
    Allow,
}
