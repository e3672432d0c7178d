namespace HyperVNetworking.Verification.Isolation;

/// <summary>A question to the network itself: whether a probe that one adapter sends is answered by another.</summary>
/// <param name="Sender">Who sends.</param>
/// <param name="Receiver">Who answers if the probe arrives.</param>
/// <param name="ExpectedHeard">What the model says: true if each must be heard by the other, false if neither can.</param>
public sealed record Probe(ProbeEnd Sender, ProbeEnd Receiver, bool ExpectedHeard)
{
    /// <summary>The probe as people read it.</summary>
    /// <returns>Both ends and what is expected.</returns>
    public override string ToString() => $"{Sender} -> {Receiver}: {(ExpectedHeard ? "heard" : "not heard")} by the model";
}
