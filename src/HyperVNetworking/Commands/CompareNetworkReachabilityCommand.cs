using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Reachability;

namespace HyperVNetworking.Commands;

/// <summary>Tells what became reachable between two states, what was lost, and which setting did it.</summary>
[Cmdlet(VerbsData.Compare, "NetworkReachability")]
[OutputType(typeof(ReachabilityChange))]
public sealed class CompareNetworkReachabilityCommand : StateCmdlet
{
    /// <summary>The hosts as they were.</summary>
    [Parameter(Mandatory = true)]
    [Unroll]
    [ValidateNotNullOrEmpty]
    public HostState[] ReferenceState { get; set; } = [];

    /// <summary>The document of the first state, where it is another one than <see cref="StateCmdlet.Requirement"/>.</summary>
    [Parameter]
    [ValidateNotNull]
    public PSObject? ReferenceRequirement { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        NetworkState before = Complete(ReferenceState, DocumentOf(ReferenceRequirement) ?? Document);
        NetworkState after = Complete();

        // What was not read in one state is unknown there, and not gone.
        HashSet<string> unread = new(before.Hosts.Concat(after.Hosts).Where(h => !h.Complete).Select(h => h.Name), Names.Comparer);
        foreach (string host in unread)
        {
            WriteWarning($"HostNotRead: {host} was not read whole in both states, and nothing of it is compared. Read it with Get-HostNetworkState.");
        }

        IEnumerable<ReachabilityChange> changes = Compute(
            "Comparing who hears whom",
            token => ReachabilityComparison.Compare(Snapshot(before, unread), Snapshot(after, unread), token));
        foreach (ReachabilityChange change in changes)
        {
            WriteObject(change);
        }
    }

    private static NetworkSnapshot Snapshot(NetworkState network, HashSet<string> without) => new(
        network.Hosts.Where(h => !without.Contains(h.Name)).GroupBy(h => h.Name, Names.Comparer).Select(g => g.First()).ToValueList(),
        network.Fabric);
}
