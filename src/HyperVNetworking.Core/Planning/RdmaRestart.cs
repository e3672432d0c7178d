using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Which changes restart an adapter: another VLAN reaches its RDMA in no other way (site-rules D11). The setting shows at once, and the restart leaves no trace.</summary>
public static class RdmaRestart
{
    /// <summary>Whether a change restarts the adapter that it is made on, if that has RDMA.</summary>
    /// <param name="change">The change.</param>
    /// <returns>True if so.</returns>
    public static bool MayFollow(HostChange change) => change is (HostChange.SetAdapterVlan or HostChange.SetAdapterIsolation) and HostChange.AdapterChange { Adapter.IsHostAdapter: true };

    /// <summary>Whether a change restarts the adapter that it is made on.</summary>
    /// <param name="change">The change.</param>
    /// <param name="host">The host, before or after it.</param>
    /// <returns>True if so.</returns>
    public static bool Follows(HostChange change, HostState host) =>
        MayFollow(change) && ((HostChange.AdapterChange)change).Adapter.FindIn(host) is HostAdapter { Rdma: true };
}
