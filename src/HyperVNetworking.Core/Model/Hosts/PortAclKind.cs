namespace HyperVNetworking.Model;

/// <summary>Which feature a port ACL belongs to (facts A1.9).</summary>
public enum PortAclKind
{
    /// <summary>By MAC or IP address: Add-VMNetworkAdapterAcl.</summary>
    Plain,

    /// <summary>By address, port and protocol, by weight: Add-VMNetworkAdapterExtendedAcl.</summary>
    Extended,
}
