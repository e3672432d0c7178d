using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.DataPaths;

/// <summary>The way that the frames of one VM adapter take, what it costs and what to do.</summary>
public sealed record VmDataPath
{
    /// <summary>The host.</summary>
    public required string ComputerName { get; init; }

    /// <summary>The VM.</summary>
    public required string VMName { get; init; }

    /// <summary>The VM's GUID; null if unknown.</summary>
    public string? VMId { get; init; }

    /// <summary>The adapter.</summary>
    public required string AdapterName { get; init; }

    /// <summary>The adapter's GUID; null if unknown.</summary>
    public string? AdapterId { get; init; }

    /// <summary>The virtual switch that it is on; null if on none.</summary>
    public string? Switch { get; init; }

    /// <summary>The way; of a VM that does not run, the one that it takes when it does.</summary>
    public required DataPathKind Path { get; init; }

    /// <summary>Why it is this way, in words.</summary>
    public required string Reason { get; init; }

    /// <summary>The guest's integration services, as its host hears of them; Unknown while the VM does not run.</summary>
    public required IntegrationServicesState IntegrationServices { get; init; }

    /// <summary>Whether a VM queue spreads its frames over processors, in words.</summary>
    public required string Vmq { get; init; }

    /// <summary>What the way costs, in words.</summary>
    public required string Cost { get; init; }

    /// <summary>What to do; empty where nothing is to be done.</summary>
    public required string Advice { get; init; }

    /// <summary>Whether the guest is a supported one.</summary>
    public required GuestSupport GuestSupport { get; init; }

    /// <summary>What the guest has, or lacks, in words.</summary>
    public required string Guest { get; init; }

    /// <summary>Adapter and way.</summary>
    /// <returns>Such as <c>VM1 'Network Adapter': Synthetic</c>.</returns>
    public override string ToString() => $"{VMName} '{AdapterName}': {Path}";
}
