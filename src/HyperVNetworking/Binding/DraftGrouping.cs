namespace HyperVNetworking.Binding;

/// <summary>What makes adapters one tenant of a drafted document.</summary>
public enum DraftGrouping
{
    /// <summary>They share a VLAN, or a virtual switch without uplink.</summary>
    Vlan,

    /// <summary>The names of their VMs begin alike.</summary>
    NamePattern,

    /// <summary>A CSV file says so.</summary>
    Csv,
}
