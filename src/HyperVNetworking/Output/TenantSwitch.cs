using System.Collections.Generic;
using HyperVNetworking.Model;

namespace HyperVNetworking.Output;

/// <summary>A virtual switch of one host after New-TenantSwitch.</summary>
public sealed record TenantSwitch
{
    /// <summary>The host.</summary>
    public required string ComputerName { get; init; }

    /// <summary>The virtual switch.</summary>
    public required string Name { get; init; }

    /// <summary>What it reaches.</summary>
    public required SwitchType SwitchType { get; init; }

    /// <summary>The physical NICs or the team that it is bound to; empty unless External.</summary>
    public required IReadOnlyList<string> UplinkNic { get; init; }

    /// <summary>Whether it is shared with the management OS.</summary>
    public required bool AllowManagementOS { get; init; }

    /// <summary>Whether it was made by this call; false if it was there already.</summary>
    public required bool Created { get; init; }
}
