using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Drift;

namespace HyperVNetworking.Commands;

/// <summary>The second rung of cmdlets that ask no host: they answer from states, when the input ends, completed by what a document knows of cables and tenants.</summary>
public abstract class StateCmdlet : NetworkCmdlet
{
    private readonly List<HostState> _states = [];

    /// <summary>The hosts as read.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Unroll]
    [ValidateNotNull]
    public HostState[] State { get; set; } = [];

    /// <summary>The network document, or the plan that holds one: the tenants, the physical network and the hosts that are expected.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNull]
    public PSObject? Requirement { get; set; }

    /// <summary>The states that came in.</summary>
    internal IReadOnlyList<HostState> States { get; set; } = [];

    /// <summary>The document of <see cref="Requirement"/>; null without it.</summary>
    internal NetworkDocument? Document => DocumentOf(Requirement);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _states.AddRange(State);
        States = _states;
    }

    /// <summary>The document that a document or plan is or holds; what is neither ends the cmdlet.</summary>
    internal NetworkDocument? DocumentOf(PSObject? requirement)
    {
        switch (requirement?.BaseObject)
        {
            case null:
                return null;
            case NetworkDocument given:
                return given;
            case NetworkPlan plan:
                return plan.Document;
            case object other:
                ThrowTerminatingError(CommandErrors.NotARequirement(other));
                return null;
        }
    }

    /// <summary>The network of the states that came in; without any it ends the cmdlet.</summary>
    internal NetworkState Complete(NetworkDocument? otherwise = null) => Complete(States, Document ?? otherwise);

    /// <summary>The network of states, completed by a document.</summary>
    internal NetworkState Complete(IReadOnlyList<HostState> states, NetworkDocument? document)
    {
        NetworkState network = NetworkState.Of(states, document);
        if (network.Hosts.Count == 0)
        {
            ThrowTerminatingError(CommandErrors.NothingToJudge());
        }

        return network;
    }

    /// <summary>Warns of hosts that were not read: an answer that lists nothing of them must not look like one that found nothing.</summary>
    internal void WarnOfUnread(NetworkState network)
    {
        foreach (HostState host in network.Hosts.Where(h => !h.Complete))
        {
            WriteWarning($"HostNotRead: {host.Name} was not read whole, and nothing of it is in this answer. Read it with Get-HostNetworkState.");
        }
    }

    /// <summary>The endpoints of a name. A pattern may mean nobody; a plain name that nobody has ends the cmdlet.</summary>
    internal IReadOnlyList<Endpoint> FindEndpoints(EndpointFinder finder, string name)
    {
        IReadOnlyList<Endpoint> found = finder.Find(name);
        if (found.Count == 0 && !new NamePattern(name).HasWildcard)
        {
            ThrowTerminatingError(EndpointErrors.EndpointUnknown(name, finder.Suggest(name)));
        }

        return found;
    }
}
