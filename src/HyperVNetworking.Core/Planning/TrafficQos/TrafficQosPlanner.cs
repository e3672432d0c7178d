using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.BestPractice;

namespace HyperVNetworking.Planning;

/// <summary>Plans the least shares of the traffic classes of hosts, as QoS policies of the host itself or as weights of host adapters on a virtual switch, and says who then guarantees them (seed 004, comment 5).</summary>
public static class TrafficQosPlanner
{
    /// <summary>Plans.</summary>
    /// <param name="wanted">The shares.</param>
    /// <param name="switchName">The virtual switch whose host adapters get weights; null for policies of the host.</param>
    /// <param name="states">The hosts as read.</param>
    /// <param name="now">When.</param>
    /// <returns>The plan; or errors, and then no host is changed.</returns>
    public static PlannerResult Plan(IReadOnlyList<WantedShare> wanted, string? switchName, IReadOnlyList<HostState> states, DateTimeOffset now)
    {
        var steps = new HostSteps("Set-HostTrafficQos");
        foreach (HostState host in states.Where(s => s.Complete))
        {
            steps.Begin(host);
            if (switchName is null)
            {
                PolicyShares.Run(wanted, steps);
            }
            else
            {
                SwitchShares.Run(wanted, switchName, steps);
            }
        }

        return steps.ToResult(states, now);
    }

    /// <summary>Checks that the shares are a whole at most, and says what is left.</summary>
    internal static string? CheckSum(HostState host, IEnumerable<(string Name, int Weight)> shares, HostSteps steps)
    {
        (string Name, int Weight)[] all = shares.ToArray();
        int sum = all.Sum(s => s.Weight);
        if (sum > TrafficWeights.Whole)
        {
            steps.Errors.Add(QosErrors.TooMuch(host, sum, all));
            return null;
        }

        string shared = Sentence.List(all.Select(s => $"{s.Name} {s.Weight}"));
        return all.Length == 0 ? "No least share is set"
            : sum == TrafficWeights.Whole ? $"The least shares are {shared}, together 100; nothing is left for other traffic when the wire is full"
            : $"The least shares are {shared}, together {sum}; {TrafficWeights.Whole - sum} is left for all other traffic";
    }
}
