namespace HyperVNetworking.Verification.Isolation;

/// <summary>What came of a probe. It confirms or contradicts what the model says; it proves nothing.</summary>
public sealed record ProbeResult
{
    /// <summary>Who sent.</summary>
    public required ProbeEnd Sender { get; init; }

    /// <summary>Who was to answer.</summary>
    public required ProbeEnd Receiver { get; init; }

    /// <summary>Whether the model says that it is heard.</summary>
    public required bool ExpectedHeard { get; init; }

    /// <summary>Whether it was answered; null if it could not be made.</summary>
    public bool? Heard { get; init; }

    /// <summary>Whether the network does what the model says; null if the probe could not be made.</summary>
    public bool? Agrees => Heard is bool heard ? heard == ExpectedHeard : null;

    /// <summary>Why it could not be made, as a sentence; null if it was.</summary>
    public string? Reason { get; init; }

    /// <summary>What came of it in one sentence.</summary>
    public string Sentence => Heard is not bool heard
        ? $"The probe from {Sender} to {Receiver} could not be made: {Reason}"
        : $"The probe from {Sender} to {Receiver} was {(heard ? "heard" : "not heard")}, {(heard == ExpectedHeard ? "as the model says" : $"and the model says that it {(heard ? "cannot be" : "must be")}")}.";

    /// <inheritdoc/>
    public override string ToString() => Sentence;
}
