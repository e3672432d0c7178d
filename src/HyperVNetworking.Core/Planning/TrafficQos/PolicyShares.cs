using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Shares as QoS policies of the host itself: by port where that tells the traffic, by destination otherwise (site-rules F3). A policy that matches the same is taken, whoever made it.</summary>
internal static class PolicyShares
{
    public static void Run(IReadOnlyList<WantedShare> wanted, HostSteps steps)
    {
        HostState host = steps.Host;
        if (host.HostAdapters.FirstOrDefault(a => a.Bandwidth.Weight > 0) is HostAdapter weighted)
        {
            steps.Errors.Add(QosErrors.Mixed(host, $"host adapter vEthernet ({weighted.Name}) has a weight on virtual switch {weighted.Switch}"));
            return;
        }

        var shares = new Dictionary<string, int>(Names.Comparer);
        foreach (QosPolicy policy in host.QosPolicies.Where(p => p.Weight is not null))
        {
            shares[policy.Name] = policy.Weight!.Value;
        }

        var meant = new List<(WantedShare Share, QosPolicy Policy)>();
        foreach (WantedShare share in wanted)
        {
            if (PolicyFor(share) is not QosPolicy policy)
            {
                steps.Errors.Add(QosErrors.PrefixNeeded(host, share));
            }
            else if (meant.FirstOrDefault(m => m.Policy.MatchesAs(policy)) is { Share: not null } same)
            {
                steps.Errors.Add(QosErrors.SameTraffic(host, same.Share, share));
            }
            else
            {
                meant.Add((share, policy));
                Set(share, policy, shares, steps);
            }
        }

        if (TrafficQosPlanner.CheckSum(host, shares.Select(s => (s.Key, s.Value)), steps) is string left)
        {
            steps.Decisions.Add(new PlanDecision
            {
                Subject = $"host {host.Name}",
                Choice = "Windows guarantees the shares, by QoS policies of the host",
                Reason = $"No virtual switch has weights for the host there. {left}. {Caution(host)}".TrimEnd(),
                Rejected = "A backend that presents the NICs may guarantee shares of its own, which Windows does not see: let one of the two do it.",
            });
        }
    }

    private static void Set(WantedShare share, QosPolicy wanted, Dictionary<string, int> shares, HostSteps steps)
    {
        HostState host = steps.Host;
        if (host.QosPolicies.FirstOrDefault(p => p.MatchesAs(wanted)) is QosPolicy present)
        {
            shares[present.Name] = share.Weight;
            if (present.Weight != share.Weight)
            {
                steps.Add(new HostChange.SetQosWeight(present.Name, present.Weight, share.Weight));
            }
        }
        else if (host.FindQosPolicy(wanted.Name) is QosPolicy other)
        {
            steps.Errors.Add(QosErrors.NameTaken(host, other, wanted));
        }
        else
        {
            shares[wanted.Name] = share.Weight;
            steps.Add(new HostChange.AddQosPolicy(wanted));
        }
    }

    private static QosPolicy? PolicyFor(WantedShare share) => share.DestinationPrefix is string prefix
        ? new QosPolicy { Name = share.Traffic, Weight = share.Weight, DestinationPrefix = prefix }
        : QosPolicy.KnownByPorts(share.Traffic) is QosPolicy known ? known with { Weight = share.Weight } : null;

    private static string Caution(HostState host) =>
        host.Teams.Count == 0 ? string.Empty : "On NIC teams these policies can lower the whole throughput (Microsoft's NIC teaming guide).";
}
