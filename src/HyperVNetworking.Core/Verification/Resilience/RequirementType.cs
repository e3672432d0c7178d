namespace HyperVNetworking.Verification.Resilience;

/// <summary>What has to be reached.</summary>
public enum RequirementType
{
    /// <summary>The members of a tenant, by each other.</summary>
    Tenant,

    /// <summary>The adapters of the hosts' own that carry one traffic class in one VLAN, by each other.</summary>
    TrafficClass,

    /// <summary>One tenant, by another.</summary>
    AllowRule,
}
