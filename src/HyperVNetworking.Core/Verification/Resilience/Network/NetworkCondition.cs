using System.Collections.Generic;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>The network under one failure, or with none.</summary>
internal sealed class NetworkCondition
{
    private readonly PlaceState[] _states;

    /// <summary>Describes a condition.</summary>
    /// <param name="links">The state of every link.</param>
    /// <param name="states">What every place does.</param>
    /// <param name="changed">The places that do otherwise than with no failure.</param>
    /// <param name="fabric">What is left of the physical network.</param>
    /// <param name="fabricChanged">Whether that is less than all of it.</param>
    /// <param name="failedHosts">The hosts that failed.</param>
    public NetworkCondition(LinkState[] links, PlaceState[] states, IReadOnlyList<int> changed, FabricReach fabric, bool fabricChanged, ISet<int> failedHosts)
    {
        Links = links;
        _states = states;
        Changed = changed;
        Fabric = fabric;
        FabricChanged = fabricChanged;
        FailedHosts = failedHosts;
    }

    /// <summary>The state of every link.</summary>
    public LinkState[] Links { get; }

    /// <summary>The places that do otherwise than with no failure.</summary>
    public IReadOnlyList<int> Changed { get; }

    /// <summary>What is left of the physical network.</summary>
    public FabricReach Fabric { get; }

    /// <summary>Whether that is less than all of it.</summary>
    public bool FabricChanged { get; }

    /// <summary>The hosts that failed, by number.</summary>
    public ISet<int> FailedHosts { get; }

    /// <summary>What a place does.</summary>
    public PlaceState this[int place] => _states[place];

    /// <summary>A copy of what every place does, to be changed.</summary>
    public PlaceState[] CopyStates() => (PlaceState[])_states.Clone();
}
