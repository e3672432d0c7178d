namespace HyperVNetworking.Model;

/// <summary>What the ports are that a document does not list.</summary>
public enum OtherPorts
{
    /// <summary>Nobody said: whoever is there may hear what the switch carries.</summary>
    Unknown,

    /// <summary>Nothing is plugged in.</summary>
    Unused,
}
