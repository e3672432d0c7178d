namespace HyperVNetworking.Fabrics;

/// <summary>The language in which a physical switch is configured.</summary>
public enum SwitchDialect
{
    /// <summary>Cisco NX-OS (Nexus).</summary>
    NxOs,

    /// <summary>Cisco IOS and IOS XE (Catalyst).</summary>
    Ios,

    /// <summary>Dell SmartFabric OS10.</summary>
    Os10,
}
