namespace HyperVNetworking.Verification.Resilience;

/// <summary>A part that fails.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Where">The part with its kind and place: <c>Host1 physical NIC NIC1</c>.</param>
public sealed record FailedPart(FailureKind Kind, string Where)
{
    /// <inheritdoc/>
    public override string ToString() => Where;
}
