namespace HyperVNetworking.Verification.Resilience;

/// <summary>The machines of a requirement whose adapters sit in the same places, in one of the hosts that they may be on.</summary>
internal sealed class MachineKind
{
    /// <summary>The host's number; -1 for a server.</summary>
    public required int Host { get; init; }

    /// <summary>The host's or server's name.</summary>
    public required string Label { get; init; }

    /// <summary>The places: each adapter by itself, those of a team in the guest together. Some part will do; of a part every place must.</summary>
    public required int[][] Parts
    {
        get;
        init
        {
            field = value;
            Single = value.Length == 1 && value[0].Length == 1 ? value[0][0] : -1;
        }
    }

    /// <summary>The first machine of the kind.</summary>
    public required long First { get; init; }

    /// <summary>Whether there is more than one machine of the kind.</summary>
    public bool HasSeveral { get; set; }

    /// <summary>The one place, where there is only one; -1 where there are several.</summary>
    public int Single { get; private init; } = -1;

    /// <summary>The host's number; for a server a negative one of its own.</summary>
    public int Party => Host >= 0 ? Host : ~Parts[0][0];

    /// <summary>Whether some machine of this kind is another than some machine of that kind.</summary>
    public bool DiffersFrom(MachineKind other) => HasSeveral || other.HasSeveral || First != other.First;
}
