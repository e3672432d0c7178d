namespace HyperVNetworking.Fabrics;

/// <summary>The stable codes of what switch configurations leave open; explained in <c>about_HyperVNetworking_Findings</c>.</summary>
public static class FabricFindingCodes
{
    /// <summary>Lines of a configuration that the fabric does not say.</summary>
    public const string LineNotUnderstood = "LineNotUnderstood";

    /// <summary>Ports whose VLANs their configuration leaves open.</summary>
    public const string PortModeUnclear = "PortModeUnclear";

    /// <summary>Ports name VLANs that the switch does not have, or has suspended.</summary>
    public const string VlanNotOnSwitch = "VlanNotOnSwitch";

    /// <summary>A member of a port channel is set otherwise than it.</summary>
    public const string ChannelMemberDiffers = "ChannelMemberDiffers";

    /// <summary>A switch is one of a vPC or VLT pair, and which other it is cannot be told.</summary>
    public const string SwitchPeerUnknown = "SwitchPeerUnknown";

    /// <summary>The cables between the two switches of a pair are assumed.</summary>
    public const string PeerLinkAssumed = "PeerLinkAssumed";

    /// <summary>A configuration does not name its switch.</summary>
    public const string SwitchNameAssumed = "SwitchNameAssumed";

    /// <summary>What an LLDP neighbour says does not fit the fabric.</summary>
    public const string NeighborUnclear = "NeighborUnclear";

    /// <summary>A port needs lines that cannot be written for it.</summary>
    public const string PortNotWritable = "PortNotWritable";

    /// <summary>A native VLAN is in the way of what a port must carry.</summary>
    public const string NativeVlanInTheWay = "NativeVlanInTheWay";

    /// <summary>A port has what a document no longer lists, and nobody allowed to take it away.</summary>
    public const string SettingLeftOnPort = "SettingLeftOnPort";

    /// <summary>Lines are written for a port that nobody described.</summary>
    public const string PortStateUnknown = "PortStateUnknown";
}
