using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.StandardCim;

/// <summary>Reads what NICs do in hardware (facts B2), by interface alias.</summary>
internal sealed class NicHardwareReader
{
    private const long Supported = 1;

    // What Windows reports for no NUMA node in particular.
    private const long AnyNode = 65535;

    private readonly ILookup<string, CimRecord> _rss;
    private readonly ILookup<string, CimRecord> _vmq;
    private readonly ILookup<string, CimRecord> _srIov;
    private readonly ILookup<string, CimRecord> _rdma;

    /// <summary>Makes a reader.</summary>
    /// <param name="facts">The host's records.</param>
    public NicHardwareReader(HostFactRecords facts)
    {
        _rss = ByName(facts.Rss);
        _vmq = ByName(facts.Vmq);
        _srIov = ByName(facts.SrIov);
        _rdma = ByName(facts.Rdma);
    }

    /// <summary>The RSS settings of a NIC.</summary>
    /// <param name="alias">Its interface alias.</param>
    /// <returns>The settings, or null.</returns>
    public NicQueues? Rss(string alias) => Queues(_rss[alias].FirstOrDefault());

    /// <summary>The VMQ settings of a NIC.</summary>
    /// <param name="alias">Its interface alias.</param>
    /// <returns>The settings, or null.</returns>
    public NicQueues? Vmq(string alias) => Queues(_vmq[alias].FirstOrDefault());

    /// <summary>The SR-IOV settings of a NIC.</summary>
    /// <param name="alias">Its interface alias.</param>
    /// <returns>The settings, or null.</returns>
    public NicSrIov? SrIov(string alias) => _srIov[alias].FirstOrDefault() is CimRecord found && found.Flag("Enabled") is bool enabled
        ? new NicSrIov { Supported = found.Number("SriovSupport") == Supported, Enabled = enabled, VirtualFunctions = Small(found, "NumVFs") }
        : null;

    /// <summary>Whether RDMA of a NIC is on.</summary>
    /// <param name="alias">Its interface alias.</param>
    /// <returns>True if so; null if it has none.</returns>
    public bool? Rdma(string alias) => _rdma[alias].FirstOrDefault()?.Flag("Enabled");

    private static NicQueues? Queues(CimRecord? settings) => settings?.Flag("Enabled") is bool enabled
        ? new NicQueues
        {
            Enabled = enabled,
            BaseProcessor = Small(settings, "BaseProcessorNumber"),
            MaxProcessor = Small(settings, "MaxProcessorNumber"),
            MaxProcessors = Small(settings, "MaxProcessors"),
            ProcessorGroup = Small(settings, "BaseProcessorGroup"),
            NumaNode = Node(settings),
            Queues = Small(settings, "NumberOfReceiveQueues"),
        }
        : null;

    private static ILookup<string, CimRecord> ByName(IEnumerable<CimRecord> settings) => settings.ToLookup(s => s.Text("Name") ?? string.Empty, Names.Comparer);

    private static int? Small(CimRecord settings, string property) => settings.Number(property) is >= 0 and <= int.MaxValue and long number ? (int)number : null;

    private static int? Node(CimRecord settings) => Small(settings, "NumaNode") is int node && node != AnyNode ? node : null;
}
