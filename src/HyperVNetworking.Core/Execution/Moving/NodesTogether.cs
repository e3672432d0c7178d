using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;

namespace HyperVNetworking.Execution;

/// <summary>Holds the nodes of a cluster until all have answered, and reads those again between which a VM moved meanwhile.</summary>
internal sealed class NodesTogether
{
    // A VM moves once while a node drains; what is still on two nodes or on none after so many readings is told as it is, and nothing is proven for it.
    private const int Readings = 5;

    private readonly IReadOnlyList<IHostSession> _sessions;
    private readonly Action<int, HostState> _answered;
    private readonly Dictionary<string, SortedDictionary<int, HostState>> _held = new(Names.Comparer);
    private readonly HashSet<int> _open;

    /// <summary>Prepares to hold nodes.</summary>
    /// <param name="sessions">All hosts that are read.</param>
    /// <param name="answered">Takes each host's place among them and its state.</param>
    public NodesTogether(IReadOnlyList<IHostSession> sessions, Action<int, HostState> answered)
    {
        _sessions = sessions;
        _answered = answered;
        _open = [.. Enumerable.Range(0, sessions.Count)];
    }

    /// <summary>Takes a host that has answered; hands it on at once, or with the last node of its cluster.</summary>
    public async Task TakeAsync(int index, HostState state, CancellationToken cancellationToken)
    {
        SortedDictionary<int, HostState>[] whole;
        lock (_held)
        {
            _open.Remove(index);
            if (state.Cluster is string cluster)
            {
                if (!_held.TryGetValue(cluster, out SortedDictionary<int, HostState>? nodes))
                {
                    _held.Add(cluster, nodes = []);
                }

                nodes.Add(index, state);
            }

            string[] ready = _held.Where(h => !_open.Any(i => MayBeNode(_sessions[i].ComputerName, h.Value.Values))).Select(h => h.Key).ToArray();
            whole = ready.Select(name => _held[name]).ToArray();
            foreach (string name in ready)
            {
                _held.Remove(name);
            }
        }

        if (state.Cluster is null)
        {
            _answered(index, state);
        }

        foreach (SortedDictionary<int, HostState> nodes in whole)
        {
            await SettleAsync(nodes, cancellationToken).ConfigureAwait(false);
            foreach (KeyValuePair<int, HostState> node in nodes)
            {
                _answered(node.Key, node.Value);
            }
        }
    }

    // Where no node told the cluster's members, any host that has not answered yet may be one.
    private static bool MayBeNode(string host, IEnumerable<HostState> nodes)
    {
        string[] members = nodes.SelectMany(n => n.FailoverCluster?.Nodes ?? []).Select(n => n.Name).ToArray();
        return members.Length == 0 || members.Any(m => Names.Same(m, host) || Names.Same(m, host.Split('.')[0]));
    }

    private async Task SettleAsync(SortedDictionary<int, HostState> nodes, CancellationToken cancellationToken)
    {
        for (int reading = 1; reading < Readings; reading++)
        {
            int[] unsettled = Unsettled(nodes).ToArray();
            if (unsettled.Length == 0)
            {
                return;
            }

            HostState[] again = await Task.WhenAll(unsettled.Select(i => HostReader.ReadAsync(_sessions[i], cancellationToken))).ConfigureAwait(false);
            for (int i = 0; i < unsettled.Length; i++)
            {
                nodes[unsettled[i]] = again[i];
            }
        }
    }

    private static IEnumerable<int> Unsettled(SortedDictionary<int, HostState> nodes)
    {
        KeyValuePair<int, HostState>[] read = nodes.Where(n => n.Value.Complete).ToArray();
        ILookup<string, int> places = read
            .SelectMany(n => n.Value.Vms.Where(v => v.Id is not null).Select(v => (v.Id, Node: n.Key)))
            .ToLookup(v => v.Id!, v => v.Node, Names.Comparer);
        var unsettled = new HashSet<int>(places.Where(p => p.Count() > 1).SelectMany(p => p));

        // The cluster knows a VM that none of its nodes showed: it left the one before it was read, and came to the other after that.
        bool isLost = read.SelectMany(n => n.Value.FailoverCluster?.Vms ?? [])
            .Any(v => v.VmId is not null && !places.Contains(v.VmId) && read.Any(n => Names.Same(n.Value.Name, v.OwnerNode)));
        return isLost ? read.Select(n => n.Key) : unsettled;
    }
}
