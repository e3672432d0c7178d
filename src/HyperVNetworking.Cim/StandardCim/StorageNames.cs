namespace HyperVNetworking.Cim.StandardCim;

/// <summary>The names of storage (learn.microsoft.com: msft-disk, msft-partition, msft-initiatorport, msft-iscsiconnection; os-win, vmutils, for the disks of VMs).</summary>
internal static class StorageNames
{
    /// <summary>The namespace of disks and host bus adapters.</summary>
    public const string Namespace = @"root\Microsoft\Windows\Storage";

    /// <summary>The namespace of SMB.</summary>
    public const string SmbNamespace = @"root\Microsoft\Windows\SMB";

    /// <summary>A disk.</summary>
    public const string Disk = "MSFT_Disk";

    /// <summary>A partition of a disk, with the paths at which its volume is mounted.</summary>
    public const string Partition = "MSFT_Partition";

    /// <summary>A port of a host bus adapter; the iSCSI initiator of Windows is one too.</summary>
    public const string InitiatorPort = "MSFT_InitiatorPort";

    /// <summary>A connection to an iSCSI target.</summary>
    public const string IscsiConnection = "MSFT_iSCSIConnection";

    /// <summary>A connection to an SMB server over one interface.</summary>
    public const string SmbConnection = "MSFT_SmbMultichannelConnection";

    /// <summary>What the SMB client knows of an interface: whether it speaks RDMA over it (SMB Direct).</summary>
    public const string SmbInterface = "MSFT_SmbClientNetworkInterface";

    /// <summary>The virtual hard disks of VMs: their path is the host resource.</summary>
    public const string VmMediaQuery = "SELECT InstanceID, HostResource FROM Msvm_StorageAllocationSettingData WHERE ResourceSubType = 'Microsoft:Hyper-V:Virtual Hard Disk'";

    /// <summary>The physical disks that VMs have: the path of the drive is the host resource.</summary>
    public const string PassedThroughQuery = "SELECT InstanceID, HostResource FROM Msvm_ResourceAllocationSettingData WHERE ResourceSubType = 'Microsoft:Hyper-V:Physical Disk Drive'";

    /// <summary>The drives by which physical disks are passed through.</summary>
    public const string DiskDriveQuery = "SELECT DeviceID, DriveNumber FROM Msvm_DiskDrive";
}
