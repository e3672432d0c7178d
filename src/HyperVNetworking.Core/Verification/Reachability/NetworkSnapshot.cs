using System;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Reachability;

/// <summary>A network at one moment.</summary>
/// <param name="Hosts">The hosts, each once; those that were not read whole are left out.</param>
/// <param name="Fabric">The physical network.</param>
public sealed record NetworkSnapshot(ValueList<HostState> Hosts, Fabric Fabric)
{
    /// <summary>The host of that name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The host, or null.</returns>
    public HostState? Find(string name) => Hosts.FirstOrDefault(h => Names.Same(h.Name, name));

    internal NetworkSnapshot WithHost(string name, Func<HostState, HostState> change) =>
        this with { Hosts = Hosts.Replace(h => Names.Same(h.Name, name), change) };

    internal NetworkSnapshot WithFabric(Func<Fabric, Fabric> change) => this with { Fabric = change(Fabric) };
}
