namespace HyperVNetworking.Verification.Isolation;

/// <summary>What it means that an endpoint which is in no tenant and no allow rule hears a tenant (site-rules A2).</summary>
public enum UnlistedEndpoint
{
    /// <summary>The world is closed: it violates the tenant's separation.</summary>
    Violate,

    /// <summary>It is a finding and violates nothing.</summary>
    Report,
}
