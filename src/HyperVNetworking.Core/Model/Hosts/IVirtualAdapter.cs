namespace HyperVNetworking.Model;

/// <summary>What an adapter of a VM and a host virtual adapter have in common: both are ports of a virtual switch with the same settings.</summary>
public interface IVirtualAdapter
{
    /// <summary>The display name.</summary>
    string Name { get; }

    /// <summary>The virtual switch it is on; null if it is on none.</summary>
    string? Switch { get; }

    /// <summary>Its VLAN setting.</summary>
    PortVlan Vlan { get; }

    /// <summary>Its isolation setting (the second VLAN store), if it has one.</summary>
    IsolationSetting? Isolation { get; }

    /// <summary>What it may do besides sending its own frames.</summary>
    AdapterSecurity Security { get; }

    /// <summary>Its share of the uplink.</summary>
    AdapterBandwidth Bandwidth { get; }

    /// <summary>What the NIC does for it in hardware.</summary>
    AdapterOffload Offload { get; }

    /// <summary>Its port ACLs, plain and extended.</summary>
    ValueList<PortAcl> Acls { get; }

    /// <summary>The member of its switch's embedded team (SET) that it is mapped to; null if to none.</summary>
    TeamMapping? TeamMapping { get; }
}
