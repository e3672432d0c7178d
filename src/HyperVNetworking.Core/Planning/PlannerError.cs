namespace HyperVNetworking.Planning;

/// <summary>Why no plan could be made.</summary>
public sealed record PlannerError
{
    /// <summary>The stable error id, such as <c>UplinkNicNeeded</c>.</summary>
    public required string ErrorId { get; init; }

    /// <summary>What is wrong, where, and what to do, as one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The host it is about, if it is about one.</summary>
    public string? ComputerName { get; init; }

    /// <summary>The tenant it is about, if it is about one.</summary>
    public string? Tenant { get; init; }

    /// <summary>The sentence.</summary>
    /// <returns><see cref="Message"/>.</returns>
    public override string ToString() => Message;
}
