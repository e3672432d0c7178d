using HyperVNetworking.Documents;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics;

/// <summary>The lines that the physical switches of a plan or document need.</summary>
public sealed record SwitchConfigurationSet
{
    /// <summary>The lines by switch; switches that need none are left out.</summary>
    public ValueList<SwitchConfiguration> Configurations { get; init; } = [];

    /// <summary>What no line is written for, and why.</summary>
    public ValueList<Finding> Findings { get; init; } = [];

    /// <summary>The switches whose dialect cannot be told.</summary>
    public ValueList<DocumentError> Errors { get; init; } = [];
}
