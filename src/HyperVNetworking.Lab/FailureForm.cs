namespace HyperVNetworking.Lab;

/// <summary>How a provider says no. UNCONFIRMED which does what on a real host (facts A3.4: all three occur).</summary>
public enum FailureForm
{
    /// <summary>A return value that is neither 0 nor 4096, without a text.</summary>
    ReturnCode,

    /// <summary>4096, and a job that ends in state 10 with ErrorDescription.</summary>
    FailedJob,

    /// <summary>The call itself throws.</summary>
    Fault,
}
