using System.Collections.Generic;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics.Reading;

/// <summary>What a configuration says of an interface; null where it says nothing.</summary>
internal sealed class ReadInterface(InterfaceName name, int line)
{
    public InterfaceName Name { get; } = name;

    /// <summary>The line that names it first.</summary>
    public int Line { get; } = line;

    public string? Description { get; set; }

    public bool? Shutdown { get; set; }

    /// <summary>Whether it is a switch port (<c>switchport</c>) or routed (<c>no switchport</c>).</summary>
    public bool? IsSwitchport { get; set; }

    public PortRole? Role { get; set; }

    public VlanId? AccessVlan { get; set; }

    /// <summary>Whether <c>no switchport access vlan</c> took the untagged VLAN away (OS10).</summary>
    public bool HasNoAccessVlan { get; set; }

    public VlanId? NativeVlan { get; set; }

    public VlanSet? Allowed { get; set; }

    public bool? TagsNative { get; set; }

    public VlanId? VoiceVlan { get; set; }

    /// <summary>Primary and secondary VLAN of a private VLAN host port or secondary trunk.</summary>
    public (VlanId Primary, VlanId Secondary)? Association { get; set; }

    /// <summary>Primary and secondary VLANs of a promiscuous port or trunk.</summary>
    public (VlanId Primary, VlanSet Secondaries)? Mapping { get; set; }

    /// <summary>The port channel that it is a member of.</summary>
    public int? Channel { get; set; }

    /// <summary>The vPC or VLT port channel that a port channel is one half of.</summary>
    public int? Multichassis { get; set; }

    public bool IsPeerLink { get; set; }

    public string? Vrf { get; set; }

    /// <summary>The access lists with their direction.</summary>
    public List<string> AccessLists { get; } = [];

    public bool HasAddress { get; set; }

    /// <summary>Whether it says anything about VLANs itself.</summary>
    public bool HasVlanSettings => Role is not null || AccessVlan is not null || NativeVlan is not null || Allowed is not null || Association is not null || Mapping is not null;
}
