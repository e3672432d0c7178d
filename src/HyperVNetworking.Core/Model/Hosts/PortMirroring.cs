namespace HyperVNetworking.Model;

/// <summary>Whether a port's frames are copied (facts A1.9, MonitorMode; the numbers are the provider's).</summary>
public enum PortMirroring
{
    /// <summary>No copies.</summary>
    None = 0,

    /// <summary>It hears every frame of each source on its virtual switch, whatever the VLAN (site-rules B6).</summary>
    Destination = 1,

    /// <summary>Its frames are copied to the destinations of its virtual switch.</summary>
    Source = 2,
}
