namespace HyperVNetworking.Model;

/// <summary>What a virtual switch reaches besides VMs. Not a property of the switch: it follows from its ports (facts A4).</summary>
public enum SwitchType
{
    /// <summary>Only the VMs on this host.</summary>
    Private,

    /// <summary>The VMs and the host.</summary>
    Internal,

    /// <summary>The VMs, a physical uplink and, if shared, the host.</summary>
    External,
}
