using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>What the JSON documents say together: who may talk to whom, the hosts and the physical network (design section 5).</summary>
public sealed record NetworkDocument
{
    /// <summary>The document that says nothing.</summary>
    public static readonly NetworkDocument Empty = new();

    /// <summary>The tenants.</summary>
    public ValueList<Tenant> Tenants { get; init; } = [];

    /// <summary>What tenants may hear of each other.</summary>
    public ValueList<AllowRule> Allow { get; init; } = [];

    /// <summary>The hosts: state where no live host is asked, otherwise expectation only (site-rules C3).</summary>
    public ValueList<HostState> Hosts { get; init; } = [];

    /// <summary>The physical network.</summary>
    public Fabric Fabric { get; init; } = Fabric.Undescribed;

    /// <summary>What is known of the failover clusters; one that no entry names has Windows' defaults.</summary>
    public ValueList<FailoverCluster> Clusters { get; init; } = [];

    /// <summary>The host of that name.</summary>
    /// <param name="name">A host name.</param>
    /// <returns>The host, or null.</returns>
    public HostState? FindHost(string? name) =>
        name is null ? null : Hosts.FirstOrDefault(h => Names.Same(h.Name, name));

    /// <summary>The tenant of that name.</summary>
    /// <param name="name">A tenant name.</param>
    /// <returns>The tenant, or null.</returns>
    public Tenant? FindTenant(string? name) =>
        name is null ? null : Tenants.FirstOrDefault(t => Names.Same(t.Name, name));
}
