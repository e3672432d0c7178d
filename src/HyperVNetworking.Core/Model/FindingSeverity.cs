namespace HyperVNetworking.Model;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; an assumption or a consequence.</summary>
    Information,

    /// <summary>Works today and will hurt.</summary>
    Warning,

    /// <summary>Wrong now.</summary>
    Error,
}
