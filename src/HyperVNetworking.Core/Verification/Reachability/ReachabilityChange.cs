using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Reachability;

/// <summary>A pair of endpoints that became reachable or was lost between two states, and the settings that did it.</summary>
public sealed record ReachabilityChange
{
    /// <summary>What became of it.</summary>
    public required ReachabilityChangeKind Change { get; init; }

    /// <summary>Who is heard, or was.</summary>
    public required string Sender { get; init; }

    /// <summary>Who hears, or did.</summary>
    public required string Hearer { get; init; }

    /// <summary>The settings without whose change it would not be so; where no single one decides, all that changed at its ends or, if none did, all that changed.</summary>
    public ValueList<SettingChange> Causes { get; init; } = [];

    /// <summary>Whether taking back any one of <see cref="Causes"/> takes back the change; false if they are only what may have done it.</summary>
    public bool IsCertain { get; init; }

    /// <summary>The change in one line.</summary>
    /// <returns><c>sender -> hearer became reachable: causes</c>.</returns>
    public override string ToString() =>
        $"{Sender} -> {Hearer} {(Change == ReachabilityChangeKind.Lost ? "lost" : "became reachable")}: {string.Join("; ", Causes)}";
}
