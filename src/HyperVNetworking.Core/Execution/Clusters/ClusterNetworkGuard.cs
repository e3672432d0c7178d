using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;

namespace HyperVNetworking.Execution;

/// <summary>Writes down the networks of a cluster before the adapters of its first node are changed, and gives them back name, role, metric and exclusion afterwards: a cluster forgets these when the last interface of a subnet goes (site-rules D7).</summary>
internal sealed class ClusterNetworkGuard
{
    private readonly ClusterMap _map;
    private readonly RunLedger _ledger;
    private readonly RunOptions _options;

    public ClusterNetworkGuard(ClusterMap map, RunLedger ledger, RunOptions options)
    {
        _map = map;
        _ledger = ledger;
        _options = options;
    }

    /// <summary>Writes the networks down, once a run and cluster, if changes may take an interface away.</summary>
    /// <exception cref="HostFaultException">No node told them: then the changes must not be made.</exception>
    /// <exception cref="JournalException">They cannot be written.</exception>
    public async Task RecordAsync(string host, IEnumerable<HostChange> changes, CancellationToken cancellationToken)
    {
        if (_map.ClusterOf(host) is string cluster && !_ledger.ClusterNetworks.ContainsKey(cluster) && changes.Any(TouchesInterfaces)
            && await ReadAsync(cluster, cancellationToken).ConfigureAwait(false) is { Count: > 0 } networks)
        {
            _ledger.KeepNetworks(cluster, networks);
        }
    }

    /// <summary>Gives networks back what they had.</summary>
    /// <param name="mustBeThere">Whether a network that is gone is waited for, and missed if it does not come.</param>
    /// <param name="duringUndo">Whether while taking back.</param>
    public async Task RestoreAsync(Func<ClusterNetwork, bool> mustBeThere, bool duringUndo)
    {
        foreach (KeyValuePair<string, ValueList<ClusterNetwork>> kept in _ledger.ClusterNetworks)
        {
            foreach (string difference in await RestoreAsync(kept.Key, kept.Value, mustBeThere).ConfigureAwait(false))
            {
                _ledger.Fault("ClusterNetworkChanged", null, $"Cluster {kept.Key}: {difference}", duringUndo);
            }
        }
    }

    private static bool TouchesInterfaces(HostChange change) => change is HostChange.TeamChange or HostChange.AddTeam or HostChange.RemoveTeam
        or HostChange.AddHostAdapter or HostChange.RemoveHostAdapter or HostChange.AdapterChange { Adapter.VmName: null }
        or HostChange.CreateSwitch or HostChange.RemoveSwitch or HostChange.SetUplinks;

    // A name may be another network's until that one has its own back, so each is tried as long as something changes.
    private async Task<IReadOnlyList<string>> RestoreAsync(string cluster, ValueList<ClusterNetwork> wanted, Func<ClusterNetwork, bool> mustBeThere)
    {
        var patience = new Patience(_options);
        while (true)
        {
            List<string> differences;
            try
            {
                differences = await TryAsync(cluster, wanted, mustBeThere).ConfigureAwait(false);
            }
            catch (HostFaultException fault)
            {
                differences = [$"whether its networks are as before is not known ({fault.Message})."];
            }

            if (differences.Count == 0 || !patience.Try())
            {
                return differences;
            }

            await patience.PauseAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<List<string>> TryAsync(string cluster, ValueList<ClusterNetwork> wanted, Func<ClusterNetwork, bool> mustBeThere)
    {
        var refused = new Dictionary<string, string>(Names.Comparer);
        ValueList<ClusterNetwork> now = await ReadAsync(cluster, CancellationToken.None).ConfigureAwait(false);
        (ClusterNetwork Wanted, ClusterNetwork Now)[] changed = Changed(wanted, now).ToArray();
        foreach ((ClusterNetwork network, ClusterNetwork found) in changed)
        {
            try
            {
                await _map.SessionsOf(cluster).First().SetNetworkAsync(found, network, CancellationToken.None).ConfigureAwait(false);
            }
            catch (HostFaultException fault)
            {
                refused[network.Name] = fault.Message;
            }
        }

        now = changed.Length > 0 ? await ReadAsync(cluster, CancellationToken.None).ConfigureAwait(false) : now;
        return Changed(wanted, now)
            .Select(c => $"network {c.Wanted.Subnets} is {Describe(c.Now)} and was {Describe(c.Wanted)}{(refused.TryGetValue(c.Wanted.Name, out string? why) ? $" ({why})" : string.Empty)}; set it by hand.")
            .Concat(wanted.Where(w => Find(now, w) is null && mustBeThere(w)).Select(w => $"network {w.Name} ({w.Subnets}) is gone, and was {Describe(w)}."))
            .ToList();
    }

    private static IEnumerable<(ClusterNetwork Wanted, ClusterNetwork Now)> Changed(ValueList<ClusterNetwork> wanted, ValueList<ClusterNetwork> now) => wanted
        .Select(w => (Wanted: w, Now: Find(now, w)))
        .Where(p => p.Now is not null && (p.Now.Name != p.Wanted.Name || p.Now.Role != p.Wanted.Role || p.Now.AutoMetric != p.Wanted.AutoMetric
            || (!p.Wanted.AutoMetric && p.Now.Metric != p.Wanted.Metric) || p.Now.ExcludedFromMigration != p.Wanted.ExcludedFromMigration))
        .Select(p => (p.Wanted, p.Now!));

    private static ClusterNetwork? Find(ValueList<ClusterNetwork> networks, ClusterNetwork like) => networks.FirstOrDefault(n => n.Subnets.Any(s => like.Subnets.Contains(s)));

    private static string Describe(ClusterNetwork network) =>
        $"{network.Name}, {network.Role}, metric {(network.AutoMetric ? "automatic" : network.Metric?.ToString(System.Globalization.CultureInfo.InvariantCulture))}{(network.ExcludedFromMigration ? ", excluded from migration" : string.Empty)}";

    private async Task<ValueList<ClusterNetwork>> ReadAsync(string cluster, CancellationToken cancellationToken)
    {
        HostFaultException? last = null;
        foreach (IClusterSession session in _map.SessionsOf(cluster))
        {
            try
            {
                return await session.ReadNetworksAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (HostFaultException fault)
            {
                last = fault;
            }
        }

        return last is null ? [] : throw last;
    }
}
