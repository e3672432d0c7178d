namespace HyperVNetworking.Model;

/// <summary>What a host QoS policy matches without further conditions (facts B3; the numbers are the provider's).</summary>
public enum QosTemplate
{
    /// <summary>No template: conditions say what it matches.</summary>
    None = 0,

    /// <summary>All that no other policy matches.</summary>
    Default = 1,

    /// <summary>iSCSI, port 3260.</summary>
    Iscsi = 2,

    /// <summary>FCoE, EtherType 0x8906.</summary>
    Fcoe = 3,

    /// <summary>SMB, port 445: files, redirected CSV I/O, and live migration over SMB (site-rules F3).</summary>
    Smb = 4,

    /// <summary>NFS, port 2049.</summary>
    Nfs = 5,

    /// <summary>Live migration over TCP, port 6600.</summary>
    LiveMigration = 6,

    /// <summary>Cluster heartbeats, port 3343; not redirected CSV I/O (site-rules F3).</summary>
    Cluster = 7,
}
