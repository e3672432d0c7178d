using System.Collections.Generic;

namespace HyperVNetworking.Fabrics.Reading;

/// <summary>A vPC or VLT domain as one of its two switches sees it.</summary>
internal sealed class ReadDomain(string number, int line)
{
    public string Number { get; } = number;

    public int Line { get; } = line;

    /// <summary>The address of the other switch, by which the two ask whether they live.</summary>
    public string? Destination { get; set; }

    /// <summary>The own address for it.</summary>
    public string? Source { get; set; }

    /// <summary>The MAC address that both VLT switches share.</summary>
    public string? Mac { get; set; }

    /// <summary>The ports of the VLT interconnect.</summary>
    public List<InterfaceName> PeerPorts { get; } = [];
}
