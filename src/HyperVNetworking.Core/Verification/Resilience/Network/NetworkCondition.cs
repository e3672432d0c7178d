using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>The network under one failure, or with none.</summary>
internal sealed class NetworkCondition
{
    private static readonly HashSet<int> s_none = [];

    private readonly PlaceState[] _healthy;
    private readonly Dictionary<int, PlaceState> _changed;

    private NetworkCondition(LinkState[] links, PlaceState[] healthy, Dictionary<int, PlaceState> changed, FabricReach fabric, bool concernsAll, bool hangsLooser, ISet<int> failedHosts)
    {
        Links = links;
        _healthy = healthy;
        _changed = changed;
        Fabric = fabric;
        ConcernsAll = concernsAll;
        HangsLooser = hangsLooser;
        FailedHosts = failedHosts;
    }

    /// <summary>The state of every link.</summary>
    public LinkState[] Links { get; }

    /// <summary>The places that do otherwise than with no failure.</summary>
    public IReadOnlyCollection<int> Changed => _changed.Keys;

    /// <summary>What is left of the physical network.</summary>
    public FabricReach Fabric { get; }

    /// <summary>Whether any pair may fare otherwise: the physical network takes frames elsewhere, or nothing is known yet. Else only a place whose own links failed makes a difference.</summary>
    public bool ConcernsAll { get; }

    /// <summary>Whether a single cable decides between physical switches where none did.</summary>
    public bool HangsLooser { get; }

    /// <summary>The hosts that failed, by number.</summary>
    public ISet<int> FailedHosts { get; }

    /// <summary>What a place does.</summary>
    public PlaceState this[int place] => _changed.Count > 0 && _changed.TryGetValue(place, out PlaceState state) ? state : _healthy[place];

    /// <summary>The network with no failure.</summary>
    /// <param name="links">The state of every link: up.</param>
    /// <param name="states">What every place does.</param>
    /// <param name="fabric">The physical network.</param>
    public static NetworkCondition Whole(LinkState[] links, PlaceState[] states, FabricReach fabric) => new(links, states, [], fabric, concernsAll: true, hangsLooser: false, s_none);

    /// <summary>This network under a failure.</summary>
    /// <param name="links">The state of every link.</param>
    /// <param name="changed">What places do that do otherwise.</param>
    /// <param name="fabric">What is left of the physical network; null if all.</param>
    /// <param name="gone">The physical switches that are gone.</param>
    /// <param name="failedHosts">The hosts that failed.</param>
    public NetworkCondition Under(LinkState[] links, Dictionary<int, PlaceState> changed, FabricReach? fabric, IReadOnlyList<int> gone, IReadOnlyList<int> failedHosts) => new(
        links,
        _healthy,
        changed,
        fabric ?? Fabric,
        fabric?.TakesAfter(Fabric, gone) == false,
        fabric?.HangsLooserThan(Fabric, gone) == true,
        failedHosts.Count == 0 ? s_none : new HashSet<int>(failedHosts));

    /// <summary>Whether some place of a kind does otherwise than with no failure.</summary>
    public bool Touches(MachineKind kind) =>
        _changed.Count > 0 && (kind.Single >= 0 ? _changed.ContainsKey(kind.Single) : kind.Parts.Any(p => p.Any(_changed.ContainsKey)));
}
