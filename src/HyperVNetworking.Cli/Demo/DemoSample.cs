using System.IO;
using System.Linq;
using HyperVNetworking.Documents;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cli.Demo;

/// <summary>The samples that are built into hvnet, so that the demo runs from anywhere.</summary>
internal static class DemoSample
{
    /// <summary>Reads a sample.</summary>
    /// <param name="name">Its file name in <c>samples</c>.</param>
    /// <exception cref="BadInputException">It is no document.</exception>
    public static NetworkDocument Read(string name)
    {
        using Stream stream = typeof(DemoSample).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        DocumentReadResult result = DocumentReader.Read([new DocumentSource(name, bytes.ToArray())]);
        return result.Document ?? throw new BadInputException(result.Errors.Select(e => e.ToString()));
    }

    /// <summary>A host without what is of one run or of the lab, identities, times and what its NICs can do: a sample that people edit has names only.</summary>
    public static HostState WithoutTraces(HostState host) => host with
    {
        ReadAt = null,
        PhysicalNics = host.PhysicalNics
            .Select(n => new PhysicalNic { Name = n.Name, Kind = n.Kind, Use = n.Use, Port = n.Port, Vlan = n.Vlan, PhysicalPort = n.PhysicalPort, GuaranteedBitsPerSecond = n.GuaranteedBitsPerSecond })
            .ToValueList(),
        HostBusAdapters = [],
        Disks = [],
        FailoverCluster = null,
        HostAdapters = host.HostAdapters.Select(a => a with { Addressing = null }).ToValueList(),
        Switches = host.Switches.Select(s => s with { Id = null }).ToValueList(),
        Vms = host.Vms.Select(vm => vm with
        {
            Id = null,
            Adapters = vm.Adapters.Select(a => a with { Id = null, MacAddress = null }).ToValueList(),
        }).ToValueList(),
    };
}
