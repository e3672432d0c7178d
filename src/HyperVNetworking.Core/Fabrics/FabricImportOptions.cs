using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics;

/// <summary>How switch configurations are read.</summary>
public sealed record FabricImportOptions
{
    /// <summary>The dialect of every configuration; null tells it from each text.</summary>
    public SwitchDialect? Dialect { get; init; }

    /// <summary>What ports are that a configuration does not list.</summary>
    public OtherPorts OtherPorts { get; init; }

    /// <summary>The document that the fabric is read into: its switches of other names stay, and hosts that LLDP names get the ports of their NICs.</summary>
    public NetworkDocument Document { get; init; } = NetworkDocument.Empty;
}
