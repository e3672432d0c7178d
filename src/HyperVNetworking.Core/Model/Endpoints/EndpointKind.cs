namespace HyperVNetworking.Model;

/// <summary>What can speak and hear on the network.</summary>
public enum EndpointKind
{
    /// <summary>A network adapter of a VM.</summary>
    VmAdapter,

    /// <summary>A host virtual adapter.</summary>
    HostAdapter,

    /// <summary>A team NIC that the host itself uses.</summary>
    TeamNic,

    /// <summary>A physical NIC that the host itself uses.</summary>
    PhysicalNic,

    /// <summary>A server on a physical switch port.</summary>
    Server,
}
