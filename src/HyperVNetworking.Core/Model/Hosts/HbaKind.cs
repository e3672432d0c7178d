namespace HyperVNetworking.Model;

/// <summary>How a host bus adapter reaches the storage; the numbers are those of MSFT_InitiatorPort.ConnectionType (learn.microsoft.com, msft-initiatorport).</summary>
public enum HbaKind
{
    /// <summary>Some other way.</summary>
    Other = 0,

    /// <summary>Fibre Channel, over Ethernet (FCoE) too.</summary>
    FibreChannel = 1,

    /// <summary>iSCSI: the initiator of Windows itself is listed as one too.</summary>
    Iscsi = 2,

    /// <summary>Serial attached SCSI.</summary>
    Sas = 3,
}
