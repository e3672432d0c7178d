using System.Collections.Generic;
using System.Threading;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// The fewest probes that would confirm or refute what the model says. For each tenant a tree over its VM adapters that must hear each other, pairs on two hosts first;
/// for each two tenants, and each tenant and who is in none, one pair for every two kinds of port. Kinds are the model's own: one virtual switch, equal settings.
/// </summary>
public sealed record ProbePlan
{
    /// <summary>How many probes are made at most where nobody says otherwise.</summary>
    public const int DefaultMaximum = 200;

    /// <summary>What whoever sends probes is to be told before.</summary>
    public string Notice => $"{IsolationFindingCodes.ProbeNotYetTried}: probes were not yet run on a real host; they put ICMP frames on the network at the ports of VMs and change no setting. {Probes.Count} are sent now, by TestNetworkConnection of each host.";

    /// <summary>The probes, in turn of every tenant and every two tenants, so that a maximum leaves none out whole before the others.</summary>
    public required ValueList<Probe> Probes { get; init; }

    /// <summary>What is not probed, one sentence each.</summary>
    public ValueList<string> LeftOut { get; init; } = [];

    /// <summary>Makes the plan.</summary>
    /// <param name="requirement">The tenants, the allow rules and the physical network.</param>
    /// <param name="states">The hosts as they were read.</param>
    /// <param name="maximum">How many probes at most, at least 1.</param>
    /// <param name="cancellationToken">Ends the planning.</param>
    /// <returns>The plan.</returns>
    public static ProbePlan Of(NetworkDocument requirement, IReadOnlyList<HostState> states, int maximum = DefaultMaximum, CancellationToken cancellationToken = default) =>
        new ProbeChoice(new IsolationCase(requirement, states, new IsolationOptions { CancellationToken = cancellationToken })).Choose(maximum);
}
