namespace HyperVNetworking.Model;

/// <summary>The storage a tenant asks for (site-rules F5).</summary>
public enum TenantStorage
{
    /// <summary>Nothing asked.</summary>
    Any,

    /// <summary>Its VHDs lie alone on volumes of their own.</summary>
    DedicatedVolume,

    /// <summary>Its VMs have whole disks passed through.</summary>
    PassThrough,
}
