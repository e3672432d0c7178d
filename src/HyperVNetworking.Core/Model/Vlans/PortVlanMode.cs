namespace HyperVNetworking.Model;

/// <summary>The six VLAN modes of a virtual switch port, by the inbox cmdlets' names.</summary>
public enum PortVlanMode
{
    /// <summary>No VLAN setting: the port speaks and hears the VLAN-less class.</summary>
    Untagged,

    /// <summary>One VLAN; the guest's frames carry no tag.</summary>
    Access,

    /// <summary>Several VLANs, tagged by the guest, and a native one for its untagged frames.</summary>
    Trunk,

    /// <summary>Private VLAN: heard by promiscuous ports only.</summary>
    Isolated,

    /// <summary>Private VLAN: heard by its community and by promiscuous ports.</summary>
    Community,

    /// <summary>Private VLAN: hears the listed secondaries, heard by all of the primary.</summary>
    Promiscuous,
}
