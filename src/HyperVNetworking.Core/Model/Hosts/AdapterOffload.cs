using System.Globalization;

namespace HyperVNetworking.Model;

/// <summary>What the physical NIC does for an adapter in hardware (facts A1.9, Msvm_EthernetSwitchPortOffloadSettingData).</summary>
public sealed record AdapterOffload
{
    /// <summary>What an adapter has that nobody set up: a VM queue, no virtual function.</summary>
    public static readonly AdapterOffload Default = new();

    /// <summary>Its claim to a VM queue (VMQ), 0 to 100; 0 is off.</summary>
    public int VmqWeight { get; init; } = 100;

    /// <summary>Its claim to a virtual function (SR-IOV), 0 to 100; 0 is off. Frames then pass the virtual switch by (site-rules B7).</summary>
    public int SriovWeight { get; init; }

    /// <summary>Both weights.</summary>
    /// <returns>Such as <c>VMQ 100, SR-IOV 0</c>.</returns>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "VMQ {0}, SR-IOV {1}", VmqWeight, SriovWeight);
}
