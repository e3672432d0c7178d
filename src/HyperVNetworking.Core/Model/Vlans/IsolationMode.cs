namespace HyperVNetworking.Model;

/// <summary>The isolation setting's mode (facts A1.9, Msvm_EthernetSwitchPortIsolationSettingData.IsolationMode; the numbers are the provider's).</summary>
public enum IsolationMode
{
    /// <summary>The setting isolates nothing.</summary>
    None = 0,

    /// <summary>Network virtualisation by the host.</summary>
    NativeVirtualSubnet = 1,

    /// <summary>Network virtualisation by an extension.</summary>
    ExternalVirtualSubnet = 2,

    /// <summary>VLANs: the second place where a port's VLAN can live.</summary>
    Vlan = 3,
}
