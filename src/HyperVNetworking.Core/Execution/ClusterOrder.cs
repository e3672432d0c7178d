using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>Writes go one node per cluster (site-rules D2): a node is begun with its first step and finished with its last.</summary>
internal static class ClusterOrder
{
    /// <summary>Where the order of a plan changes more nodes of a cluster at once than is allowed.</summary>
    public static IEnumerable<Refusal> Check(NetworkPlan plan, IEnumerable<HostState> hosts, RunOptions options)
    {
        int most = Math.Max(1, options.MaxHostPerCluster);
        foreach (IGrouping<string, string> cluster in hosts.Where(h => h.Cluster is not null).GroupBy(h => h.Cluster!, h => h.Name, Names.Comparer))
        {
            var nodes = new HashSet<string>(cluster, Names.Comparer);
            PlanStep[] steps = plan.Steps.Where(s => nodes.Contains(s.Host)).ToArray();
            var last = new Dictionary<string, PlanStep>(Names.Comparer);
            foreach (PlanStep step in steps)
            {
                last[step.Host] = step;
            }

            var open = new List<string>();
            foreach (PlanStep step in steps)
            {
                if (!open.Contains(step.Host, Names.Comparer))
                {
                    open.Add(step.Host);
                }

                if (open.Count > most)
                {
                    yield return new Refusal
                    {
                        ErrorId = "TooManyHostsOfCluster",
                        ComputerName = step.Host,
                        Step = step.Number,
                        Message = $"{step.Host}: step {step.Number} begins this node of cluster {cluster.Key} before {string.Join(", ", open.Take(open.Count - 1))} {(open.Count == 2 ? "is" : "are")} finished, because that is the order in which no requirement suffers; allow it (-MaxHostPerCluster {open.Count}), or plan for one node at a time.",
                    };
                    break;
                }

                if (ReferenceEquals(last[step.Host], step))
                {
                    open.RemoveAll(h => Names.Same(h, step.Host));
                }
            }
        }
    }
}
