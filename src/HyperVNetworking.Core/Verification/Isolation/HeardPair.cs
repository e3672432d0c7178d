using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>An ordered pair: what the one sends, the other may hear.</summary>
/// <param name="Sender">Who is heard.</param>
/// <param name="Hearer">Who hears.</param>
public readonly record struct HeardPair(Endpoint Sender, Endpoint Hearer)
{
    /// <summary>The pair as people read it.</summary>
    /// <returns><c>sender -> hearer</c>.</returns>
    public override string ToString() => $"{Sender.Name} -> {Hearer.Name}";
}
