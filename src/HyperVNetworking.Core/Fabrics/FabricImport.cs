using HyperVNetworking.Documents;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics;

/// <summary>What was read from switch configurations and LLDP neighbours.</summary>
public sealed record FabricImport
{
    /// <summary>The document that was given, with the fabric that was read; of the hosts only the ports of their NICs may differ.</summary>
    public required NetworkDocument Document { get; init; }

    /// <summary>What became of each line that is not blank, in the order of files and lines.</summary>
    public ValueList<ConfigurationLine> Lines { get; init; } = [];

    /// <summary>What an admin should know of it.</summary>
    public ValueList<Finding> Findings { get; init; } = [];

    /// <summary>The files that nothing could be read from.</summary>
    public ValueList<DocumentError> Errors { get; init; } = [];
}
