namespace HyperVNetworking.Model;

/// <summary>How Switch Embedded Teaming spreads frames (facts A1.10; the numbers are the provider's, that of HyperVPort by analogy with LBFO).</summary>
public enum SetLoadBalancing
{
    /// <summary>By virtual switch port.</summary>
    HyperVPort = 4,

    /// <summary>By flow, moving flows as load changes: what the inbox cmdlet writes.</summary>
    Dynamic = 5,
}
