namespace HyperVNetworking.Model;

/// <summary>The names that new virtual switches of a host are to have.</summary>
public sealed record NewSwitchNames
{
    /// <summary>The name of a new External switch; null: the common name of all hosts.</summary>
    public string? External { get; init; }

    /// <summary>The name of a new Private switch; null: the common name of all hosts.</summary>
    public string? Private { get; init; }
}
