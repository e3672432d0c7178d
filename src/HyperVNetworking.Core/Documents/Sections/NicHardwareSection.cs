using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>What a NIC does in hardware: RSS, VMQ and SR-IOV.</summary>
internal static class NicHardwareSection
{
    public static readonly KeyTable RssKeys = new("nicRss", "RSS of a NIC", "enabled", "baseProcessor", "maxProcessor", "maxProcessors", "processorGroup", "numaNode", "queues");

    public static readonly KeyTable VmqKeys = new("nicVmq", "VMQ of a NIC", "enabled", "baseProcessor", "maxProcessor", "maxProcessors", "processorGroup", "numaNode", "queues");

    public static readonly KeyTable SrIovKeys = new("nicSrIov", "SR-IOV of a NIC", "supported", "enabled", "virtualFunctions");

    public static NicRss? ReadRss(DocumentNode node, ReadContext context) => ObjectReader.Open(node, RssKeys, context) is not { } o ? null : new NicRss
    {
        Enabled = o.Flag("enabled") ?? true,
        BaseProcessor = Processor(o, "baseProcessor"),
        MaxProcessor = Processor(o, "maxProcessor"),
        MaxProcessors = o.Int("maxProcessors"),
        ProcessorGroup = o.Int("processorGroup"),
        NumaNode = o.Int("numaNode"),
        Queues = o.Int("queues"),
    };

    public static NicVmq? ReadVmq(DocumentNode node, ReadContext context) => ObjectReader.Open(node, VmqKeys, context) is not { } o ? null : new NicVmq
    {
        Enabled = o.Flag("enabled") ?? true,
        BaseProcessor = Processor(o, "baseProcessor"),
        MaxProcessor = Processor(o, "maxProcessor"),
        MaxProcessors = o.Int("maxProcessors"),
        ProcessorGroup = o.Int("processorGroup"),
        NumaNode = o.Int("numaNode"),
        Queues = o.Int("queues"),
    };

    public static NicSrIov? ReadSrIov(DocumentNode node, ReadContext context) => ObjectReader.Open(node, SrIovKeys, context) is not { } o ? null : new NicSrIov
    {
        Supported = o.Flag("supported") ?? true,
        Enabled = o.Flag("enabled") ?? true,
        VirtualFunctions = o.Int("virtualFunctions"),
    };

    public static DocumentNode? Write(NicRss? rss) => rss is null ? null : Write(rss.Enabled, rss.BaseProcessor, rss.MaxProcessor, rss.MaxProcessors, rss.ProcessorGroup, rss.NumaNode, rss.Queues);

    public static DocumentNode? Write(NicVmq? vmq) => vmq is null ? null : Write(vmq.Enabled, vmq.BaseProcessor, vmq.MaxProcessor, vmq.MaxProcessors, vmq.ProcessorGroup, vmq.NumaNode, vmq.Queues);

    public static DocumentNode? Write(NicSrIov? srIov) => srIov is null ? null : new ObjectBuilder()
        .Flag("supported", srIov.Supported, unless: true)
        .Flag("enabled", srIov.Enabled)
        .Number("virtualFunctions", srIov.VirtualFunctions)
        .Build();

    private static DocumentNode Write(bool enabled, int? first, int? last, int? most, int? group, int? node, int? queues) => new ObjectBuilder()
        .Flag("enabled", enabled)
        .Number("baseProcessor", first)
        .Number("maxProcessor", last)
        .Number("maxProcessors", most)
        .Number("processorGroup", group)
        .Number("numaNode", node)
        .Number("queues", queues)
        .Build();

    private static int? Processor(ObjectReader o, string key) => (int?)o.Number(key, 0, byte.MaxValue);
}
