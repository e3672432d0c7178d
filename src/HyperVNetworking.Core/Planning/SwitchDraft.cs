using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>A virtual switch that the plan uses.</summary>
/// <param name="Switch">The switch as it is or is to be.</param>
/// <param name="IsNew">Whether the plan creates it.</param>
/// <param name="Traffic">The traffic class of the host adapter that a new shared switch brings, if any.</param>
/// <param name="Reference">How the host's adapters name it: by name, or by GUID where the name is not unique there.</param>
internal sealed record SwitchDraft(VirtualSwitch Switch, bool IsNew, string? Traffic, string Reference)
{
    /// <summary>Whether creating it takes over the NIC that the host is managed over.</summary>
    public bool TakesManagementNic => IsNew && Switch.AllowManagementOS;
}
