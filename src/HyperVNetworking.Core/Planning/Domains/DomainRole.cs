namespace HyperVNetworking.Planning;

/// <summary>What the adapters of a VLAN domain are in it.</summary>
internal enum DomainRole
{
    /// <summary>Access: they hear each other and nobody else.</summary>
    Own,

    /// <summary>Promiscuous: the middle of a private VLAN, in its primary.</summary>
    Promiscuous,

    /// <summary>A community: they hear each other and the middle.</summary>
    Community,

    /// <summary>Isolated: they hear the middle only.</summary>
    Isolated,

    /// <summary>Access in a secondary VLAN: the middle hears them, they do not hear the middle (allow, <c>oneWay</c>).</summary>
    Heard,

    /// <summary>A primary VLAN that nobody sends into: isolated adapters need one to hear nothing in.</summary>
    Silent,
}
