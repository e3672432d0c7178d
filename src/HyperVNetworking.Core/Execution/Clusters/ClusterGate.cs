using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>Lets a node of a cluster begin only while the cluster is well, and the next one only when it is well again (site-rules D2). The first node is the canary.</summary>
internal sealed class ClusterGate
{
    private readonly ClusterMap _map;
    private readonly IClusterHealth? _health;
    private readonly RunOptions _options;

    public ClusterGate(ClusterMap map, RunOptions options)
    {
        _map = map;
        _options = options;
        _health = options.ClusterHealth ?? SessionClusterHealth.Of(map);
    }

    /// <summary>Why a further node of a cluster may not begin, as a clause; null if it may.</summary>
    public async Task<string?> FindTroubleAsync(string host, IEnumerable<string> begun, CancellationToken cancellationToken) =>
        _map.ClusterOf(host) is string cluster && begun.Any(h => Names.Same(_map.ClusterOf(h), cluster)) ? await AskAsync(cluster, host, cancellationToken).ConfigureAwait(false) : null;

    /// <summary>Waits until the cluster of a node that was changed is well again, as long as changes are confirmed.</summary>
    /// <returns>Why it is not, as a clause; null if it is.</returns>
    public async Task<string?> SettleAsync(string host, CancellationToken cancellationToken)
    {
        if (_map.ClusterOf(host) is not string cluster)
        {
            return null;
        }

        var patience = new Patience(_options);
        while (await AskAsync(cluster, host, cancellationToken).ConfigureAwait(false) is string trouble)
        {
            if (!patience.Try())
            {
                return trouble;
            }

            await patience.PauseAsync(cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>What is in the way of beginning at all: what a cluster tells that no reading of a host has.</summary>
    public async Task<ValueList<Refusal>> CheckAsync(NetworkPlan plan, CancellationToken cancellationToken)
    {
        var refusals = new List<Refusal>();
        foreach (PlanStep first in FirstOfClusters(plan, _map))
        {
            if (await AskAsync(_map.ClusterOf(first.Host)!, first.Host, cancellationToken).ConfigureAwait(false) is string trouble)
            {
                refusals.Add(Refuse(first, trouble));
            }
        }

        return refusals.ToValueList();
    }

    /// <summary>What is in the way of beginning at all, by what the hosts told when they were read; one that did not tell is not judged.</summary>
    public static IEnumerable<Refusal> Check(NetworkPlan plan, IEnumerable<HostState> states)
    {
        HostState[] hosts = states.ToArray();
        foreach (PlanStep first in FirstOfClusters(plan, new ClusterMap(plan.Document, hosts, [])))
        {
            string cluster = hosts.First(h => Names.Same(h.Name, first.Host)).Cluster!;
            FailoverCluster? told = hosts.Where(h => Names.Same(h.Cluster, cluster)).Select(h => h.FailoverCluster).FirstOrDefault(c => c is not null);
            if (told is not null && ClusterCondition.Of(told).FindTrouble(first.Host) is string trouble)
            {
                yield return Refuse(first, NotWell(cluster, trouble));
            }
        }
    }

    private static IEnumerable<PlanStep> FirstOfClusters(NetworkPlan plan, ClusterMap map) =>
        plan.Steps.Where(s => map.ClusterOf(s.Host) is not null).GroupBy(s => map.ClusterOf(s.Host)!, Names.Comparer).Select(g => g.First());

    private static Refusal Refuse(PlanStep step, string trouble) => new()
    {
        ErrorId = "ClusterNotHealthy",
        ComputerName = step.Host,
        Step = step.Number,
        Message = $"{step.Host}: step {step.Number} would change a node although {trouble}; make it well and run again.",
    };

    private static string NotWell(string cluster, string trouble) => $"cluster {cluster} is not well: {trouble}";

    private async Task<string?> AskAsync(string cluster, string host, CancellationToken cancellationToken)
    {
        try
        {
            return _health is not null && await _health.FindTroubleAsync(cluster, host, cancellationToken).ConfigureAwait(false) is string trouble ? NotWell(cluster, trouble) : null;
        }
        catch (HostFaultException fault)
        {
            return $"cluster {cluster} could not be asked ({fault.Message})";
        }
    }
}
