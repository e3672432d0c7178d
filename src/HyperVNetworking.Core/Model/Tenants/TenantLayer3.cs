namespace HyperVNetworking.Model;

/// <summary>What a tenant asks of routers (site-rules A1).</summary>
public enum TenantLayer3
{
    /// <summary>Nothing asked: a verdict is about layer 2.</summary>
    Any,

    /// <summary>Nothing may route between it and others; a known router makes its separation Unproven.</summary>
    MustNotRoute,
}
