using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The failover clusters of a lab: one truth for all their nodes, made of the nodes as they are whenever somebody asks.</summary>
/// <param name="lab">The lab.</param>
/// <param name="slotOf">The hosts by name.</param>
internal sealed class ClusterSite(NetworkLab lab, Func<string, HostSlot> slotOf)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(Names.Comparer);

    /// <summary>Whether a namespace is answered here.</summary>
    /// <param name="nameSpace">With slashes or backslashes.</param>
    /// <returns>True for that of clusters.</returns>
    public static bool Serves(string nameSpace) => Names.Same(InstanceLookup.Normal(nameSpace), CimSchema.Cluster);

    /// <summary>The cluster of a host.</summary>
    /// <param name="host">The host.</param>
    /// <returns>The cluster, or null.</returns>
    public LabCluster? Of(string host) => lab.Current().Clusters.FirstOrDefault(c => c.Settings.FindNode(host) is not null);

    /// <summary>The node that answers for a cluster: its first that is up.</summary>
    /// <param name="name">The cluster.</param>
    /// <returns>The node; the first of all if none is up, and null if there is no such cluster.</returns>
    public string? FirstUp(string name)
    {
        string[] nodes = [.. lab.Current().Clusters.Where(c => Names.Same(c.Settings.Name, name)).SelectMany(c => c.Settings.Nodes).OrderBy(n => n.State == ClusterNodeState.Down || IsUnreachable(n.Name)).Select(n => n.Name)];
        return nodes.Length > 0 ? nodes[0] : null;
    }

    /// <summary>Does an operation on the cluster of a host.</summary>
    /// <typeparam name="T">What it answers.</typeparam>
    /// <param name="slot">The host that is asked.</param>
    /// <param name="operation">The operation.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="HostFaultException">The host is in no cluster, its cluster service does not run, or the operation was refused.</exception>
    public T Run<T>(HostSlot slot, Func<CimServer, T> operation)
    {
        if (Of(slot.Name) is not LabCluster cluster)
        {
            return lab.Options.UnclusteredHost switch
            {
                UnclusteredHost.NoInstances => operation(new CimServer(new LabHost(slot.Name, null))),
                UnclusteredHost.Failed => throw ServiceStopped(slot.Name),
                _ => throw new CimFault(slot.Name).InvalidNamespace(CimSchema.Cluster),
            };
        }

        if (cluster.Settings.FindNode(slot.Name)!.State == ClusterNodeState.Down)
        {
            throw ServiceStopped(slot.Name);
        }

        lock (_gate)
        {
            CimServer server = Server(cluster);
            server.Host.Now = lab.Clock.UtcNow;
            server.Host.Options = lab.Options;
            try
            {
                T answer = operation(server);
                if (server.Host.Store.IsChanged)
                {
                    ValueList<ClusterNetwork> networks = ClusterProvider.Networks(cluster.Settings, server.Host);
                    server.Host.Store.Rollback();
                    slot.CountWrite();
                    lab.Change(cluster.Settings.Name, c => c with { Settings = c.Settings with { ClusterNetworks = networks } });
                }

                return answer;
            }
            catch
            {
                server.Host.Store.Rollback();
                throw;
            }
        }
    }

    /// <summary>Lets the cluster of a host that was changed find its networks again.</summary>
    /// <param name="host">The host.</param>
    public void Follow(string host)
    {
        if (Of(host) is not LabCluster known)
        {
            return;
        }

        lock (_gate)
        {
            if (Nodes(known) is { } nodes && !ReferenceEquals(ClusterNetworkFinder.Follow(known, nodes), known))
            {
                lab.Change(known.Settings.Name, c => ClusterNetworkFinder.Follow(c, nodes));
            }
        }
    }

    private static HostFaultException ServiceStopped(string host) =>
        new CimFault(host).Failed("the cluster service does not run on this node.");

    private CimServer Server(LabCluster cluster)
    {
        NodeFacts[] nodes = Nodes(cluster) ?? [];
        string[] unreachable = [.. cluster.Settings.Nodes.Select(n => n.Name).Where(IsUnreachable)];
        if (!_entries.TryGetValue(cluster.Settings.Name, out Entry? entry) || !ReferenceEquals(entry.Cluster, cluster) || !entry.Nodes.SequenceEqual(nodes) || !entry.Unreachable.SequenceEqual(unreachable) || entry.Options != lab.Options)
        {
            _entries[cluster.Settings.Name] = entry = new Entry(cluster, nodes, unreachable, lab.Options, new CimServer(ClusterObjects.Build(cluster, nodes, unreachable, lab.Options)));
        }

        return entry.Server;
    }

    private NodeFacts[]? Nodes(LabCluster cluster)
    {
        try
        {
            return [.. cluster.Settings.Nodes.Select(n => slotOf(n.Name).Facts())];
        }
        catch (HostFaultException)
        {
            return null;
        }
    }

    private bool IsUnreachable(string host) => lab.Faults.Any(f => f is { Kind: LabFaultKind.Unreachable, Operation: null, Where: null } && (f.Host is null || Names.Same(f.Host, host)));

    private sealed record Entry(LabCluster Cluster, NodeFacts[] Nodes, string[] Unreachable, LabOptions Options, CimServer Server);
}
