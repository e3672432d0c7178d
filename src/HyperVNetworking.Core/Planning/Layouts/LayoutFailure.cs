namespace HyperVNetworking.Planning;

/// <summary>A reason why layouts do not pass.</summary>
/// <param name="Reason">What happens to them, as a sentence.</param>
/// <param name="Layouts">How many it happens to.</param>
/// <param name="Example">One of them.</param>
public sealed record LayoutFailure(string Reason, int Layouts, TeamLayout Example)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Layouts} {(Layouts == 1 ? "layout" : "layouts")}: {Reason}";
}
