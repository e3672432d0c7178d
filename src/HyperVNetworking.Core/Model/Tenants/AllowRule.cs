namespace HyperVNetworking.Model;

/// <summary>A requirement and a permission between two tenants: every member of <see cref="From"/> must be heard by every member of <see cref="To"/>.</summary>
public sealed record AllowRule
{
    /// <summary>The tenant that is heard.</summary>
    public required string From { get; init; }

    /// <summary>The tenant that hears.</summary>
    public required string To { get; init; }

    /// <summary>Whether it holds back too.</summary>
    public AllowDirection Direction { get; init; }
}
