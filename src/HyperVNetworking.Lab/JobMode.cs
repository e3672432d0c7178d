namespace HyperVNetworking.Lab;

/// <summary>How the methods of the management services answer. Which do what on a real host is UNCONFIRMED (facts A3.4).</summary>
public enum JobMode
{
    /// <summary>At once: 0, with the results in the out parameters.</summary>
    Synchronous,

    /// <summary>4096 and a job; the results come by Msvm_AffectedJobElement.</summary>
    Jobs,
}
