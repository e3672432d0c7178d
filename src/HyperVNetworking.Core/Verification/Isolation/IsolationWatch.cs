using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// Keeps a network judged while it changes: after a change of adapters only the tenants in the broadcast domains that they left and
/// entered are judged again. Its verdicts are those of <see cref="IsolationCheck"/> on the changed network; findings come with a full check only.
/// Not safe for several threads.
/// </summary>
public sealed class IsolationWatch
{
    private readonly NetworkDocument _requirement;
    private readonly IsolationOptions _options;
    private readonly HostState[] _states;
    private WatchedNetwork _network;

    private IsolationWatch(NetworkDocument requirement, IReadOnlyList<HostState> states, IsolationOptions options)
    {
        _requirement = requirement;
        _options = options;
        _states = [.. states];
        _network = new WatchedNetwork(requirement, _states, options);
    }

    /// <summary>The verdicts on the network as it is now, with their traces, in the order of <see cref="IsolationReport.Verdicts"/>. Those that take a trace are made here.</summary>
    public IReadOnlyList<Verdict> Verdicts
    {
        get
        {
            _network.JudgeAll(withFindings: false);
            return [.. _network.Verdicts];
        }
    }

    /// <summary>What is known of every requirement now.</summary>
    public IReadOnlyList<RequirementOutcome> Outcomes => _network.Outcomes();

    /// <summary>Whether every requirement is proven.</summary>
    public bool AllProven => Outcomes.All(o => o.Outcome == Outcome.Proven);

    /// <summary>Judges a network and keeps what that took.</summary>
    /// <param name="requirement">The tenants, the allow rules and the physical network.</param>
    /// <param name="states">The hosts.</param>
    /// <param name="options">How to judge.</param>
    /// <returns>The watch.</returns>
    public static IsolationWatch Start(NetworkDocument requirement, IReadOnlyList<HostState> states, IsolationOptions options) => new(requirement, states, options);

    /// <summary>Takes a host's new state in the place of the one of that name.</summary>
    /// <param name="state">The new state; if no state has its name, nothing changes.</param>
    /// <returns>What is known now of the requirements that it concerns, which may be what was known before; of all, where more than plain VM adapters changed.</returns>
    public IReadOnlyList<RequirementOutcome> Update(HostState state)
    {
        int place = System.Array.FindIndex(_states, s => Names.Same(s.Name, state.Name));
        if (place < 0)
        {
            return [];
        }

        HostState before = _states[place];
        _states[place] = state;
        if (_options.MaxStateAge is null && _network.TryUpdate(before, state) is IReadOnlyList<RequirementOutcome> judged)
        {
            return judged;
        }

        _network = new WatchedNetwork(_requirement, _states, _options);
        return Outcomes;
    }
}
