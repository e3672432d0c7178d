namespace HyperVNetworking.Fabrics.Reading;

/// <summary>What an interface is to the fabric.</summary>
internal enum InterfaceKind
{
    Port,
    PortChannel,
    Vlan,

    /// <summary>A part of a port that routes one VLAN.</summary>
    Subinterface,

    /// <summary>Loopback, management, tunnel: nothing at layer 2.</summary>
    Other,
}
