namespace HyperVNetworking.Planning;

/// <summary>What a step can do to people who are not its subject.</summary>
public enum StepRisk
{
    /// <summary>Nothing known.</summary>
    None,

    /// <summary>It interrupts a running VM's network.</summary>
    Disconnect,

    /// <summary>It touches the adapter that a host is managed over: refused unless the host is allowed by name.</summary>
    ManagementPath,
}
