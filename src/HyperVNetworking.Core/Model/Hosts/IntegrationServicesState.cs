namespace HyperVNetworking.Model;

/// <summary>What the host knows of a guest's integration services (facts A1.15).</summary>
public enum IntegrationServicesState
{
    /// <summary>Nobody said.</summary>
    Unknown,

    /// <summary>The VM runs and its heartbeat is heard.</summary>
    Running,

    /// <summary>They work but speak an older protocol.</summary>
    Outdated,

    /// <summary>Never heard of.</summary>
    Missing,
}
