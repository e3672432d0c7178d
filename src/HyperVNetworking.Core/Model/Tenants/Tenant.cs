namespace HyperVNetworking.Model;

/// <summary>A department or customer: whoever may talk among themselves and with nobody else.</summary>
public sealed record Tenant
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The VLAN it must have; null lets the planner keep or choose one.</summary>
    public VlanId? Vlan { get; init; }

    /// <summary>Its members: VMs (<c>VM1</c>, <c>Host2/VM7</c>), servers, wildcards (<c>SALES-*</c>).</summary>
    public required ValueList<string> Members { get; init; }

    /// <summary>Where its frames may go.</summary>
    public TenantVisibility Visibility { get; init; }

    /// <summary>True: members must hear each other. False: none may. Null: nobody said, and true is assumed (site-rules C5).</summary>
    public bool? MembersMayCommunicate { get; init; }

    /// <summary>What it asks of routers.</summary>
    public TenantLayer3 Layer3 { get; init; }

    /// <summary>What it asks of storage.</summary>
    public TenantStorage Storage { get; init; }
}
