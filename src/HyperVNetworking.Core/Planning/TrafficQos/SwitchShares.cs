using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.BestPractice;

namespace HyperVNetworking.Planning;

/// <summary>Shares as weights of the host adapters on a virtual switch, which guarantees them beside those of its VMs (facts A1.9).</summary>
internal static class SwitchShares
{
    public static void Run(IReadOnlyList<WantedShare> wanted, string switchName, HostSteps steps)
    {
        HostState host = steps.Host;
        if (host.FindSwitch(switchName) is not VirtualSwitch on)
        {
            steps.Errors.Add(QosErrors.SwitchNotFound(host, switchName));
            return;
        }

        if (!TrafficWeights.GoesByWeight(on))
        {
            steps.Errors.Add(QosErrors.NotByWeight(host, on));
            return;
        }

        if (host.QosPolicies.FirstOrDefault(p => p.Weight is not null) is QosPolicy policy)
        {
            steps.Errors.Add(QosErrors.Mixed(host, $"QoS policy {policy.Name} of the host has a weight"));
            return;
        }

        foreach (WantedShare share in wanted)
        {
            HostAdapter[] found = host.HostAdapters
                .Where(a => Names.Same(a.Switch, on.Name) && (Names.Same(a.Name, share.Traffic) || Names.Same(a.Traffic, share.Traffic)))
                .ToArray();
            if (found.Length != 1)
            {
                steps.Errors.Add(QosErrors.AdapterNotFound(host, on, share));
            }
            else if (found[0].Bandwidth.Weight != share.Weight)
            {
                steps.Add(new HostChange.SetAdapterBandwidth(AdapterReference.To(found[0]), found[0].Bandwidth, found[0].Bandwidth with { Weight = share.Weight }));
            }
        }

        if (TrafficQosPlanner.CheckSum(host, TrafficWeights.OfSwitch(steps.Host, on), steps) is string left)
        {
            steps.Decisions.Add(new PlanDecision
            {
                Subject = $"host {host.Name}",
                Choice = $"virtual switch {on.Name} guarantees the shares, by weights",
                Reason = $"{left}.",
                Rejected = "Policies of the host would work against these weights.",
            });
        }
    }
}
