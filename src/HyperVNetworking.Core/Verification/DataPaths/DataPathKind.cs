namespace HyperVNetworking.Verification.DataPaths;

/// <summary>The way that frames of a VM adapter take between guest and virtual switch (field A20, B08).</summary>
public enum DataPathKind
{
    /// <summary>Over VMBus, between the client in the guest (VSC) and the provider in the parent (VSP).</summary>
    Synthetic,

    /// <summary>Through an emulated Intel/DEC 21140 and the parent's operating system.</summary>
    Emulated,

    /// <summary>Over a virtual function of the NIC, past the virtual switch.</summary>
    SrIov,
}
