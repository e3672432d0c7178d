namespace HyperVNetworking.Model;

/// <summary>How a VM adapter reaches the host.</summary>
public enum AdapterKind
{
    /// <summary>Over VMBus; needs integration services in the guest.</summary>
    Synthetic,

    /// <summary>Emulated Intel 21140, through the parent's operating system; generation 1 only.</summary>
    Legacy,
}
