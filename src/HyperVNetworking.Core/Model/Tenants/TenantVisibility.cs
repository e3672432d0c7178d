namespace HyperVNetworking.Model;

/// <summary>Where a tenant's frames may go.</summary>
public enum TenantVisibility
{
    /// <summary>Over the physical network, inside the tenant's own broadcast domain.</summary>
    Fabric,

    /// <summary>Nowhere but their host: no frame may reach an uplink.</summary>
    HostOnly,
}
