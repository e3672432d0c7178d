namespace HyperVNetworking.Model;

/// <summary>Single root I/O virtualisation of a NIC: VMs that have a virtual function pass the virtual switch by (facts B2, MSFT_NetAdapterSriovSettingData; site-rules B7).</summary>
public sealed record NicSrIov
{
    /// <summary>Whether NIC, firmware and Windows can do it.</summary>
    public required bool Supported { get; init; }

    /// <summary>Whether it is switched on.</summary>
    public required bool Enabled { get; init; }

    /// <summary>The virtual functions that the NIC offers; null if unknown.</summary>
    public int? VirtualFunctions { get; init; }
}
