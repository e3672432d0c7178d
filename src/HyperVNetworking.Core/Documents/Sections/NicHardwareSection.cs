using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>What a NIC does in hardware: RSS, VMQ and SR-IOV.</summary>
internal static class NicHardwareSection
{
    private static readonly string[] s_queueKeys = ["enabled", "baseProcessor", "maxProcessor", "maxProcessors", "processorGroup", "numaNode", "queues"];

    public static readonly KeyTable RssKeys = new("nicRss", "RSS of a NIC", s_queueKeys);

    public static readonly KeyTable VmqKeys = new("nicVmq", "VMQ of a NIC", s_queueKeys);

    public static readonly KeyTable SrIovKeys = new("nicSrIov", "SR-IOV of a NIC", "supported", "enabled", "virtualFunctions");

    public static NicQueues? ReadRss(DocumentNode node, ReadContext context) => ReadQueues(node, RssKeys, context);

    public static NicQueues? ReadVmq(DocumentNode node, ReadContext context) => ReadQueues(node, VmqKeys, context);

    public static NicSrIov? ReadSrIov(DocumentNode node, ReadContext context) => ObjectReader.Open(node, SrIovKeys, context) is not { } o ? null : new NicSrIov
    {
        Supported = o.Flag("supported") ?? true,
        Enabled = o.Flag("enabled") ?? true,
        VirtualFunctions = o.Int("virtualFunctions"),
    };

    public static DocumentNode? Write(NicQueues? queues) => queues is null ? null : new ObjectBuilder()
        .Flag("enabled", queues.Enabled)
        .Number("baseProcessor", queues.BaseProcessor)
        .Number("maxProcessor", queues.MaxProcessor)
        .Number("maxProcessors", queues.MaxProcessors)
        .Number("processorGroup", queues.ProcessorGroup)
        .Number("numaNode", queues.NumaNode)
        .Number("queues", queues.Queues)
        .Build();

    public static DocumentNode? Write(NicSrIov? srIov) => srIov is null ? null : new ObjectBuilder()
        .Flag("supported", srIov.Supported, unless: true)
        .Flag("enabled", srIov.Enabled)
        .Number("virtualFunctions", srIov.VirtualFunctions)
        .Build();

    private static NicQueues? ReadQueues(DocumentNode node, KeyTable keys, ReadContext context) => ObjectReader.Open(node, keys, context) is not { } o ? null : new NicQueues
    {
        Enabled = o.Flag("enabled") ?? true,
        BaseProcessor = Processor(o, "baseProcessor"),
        MaxProcessor = Processor(o, "maxProcessor"),
        MaxProcessors = o.Int("maxProcessors"),
        ProcessorGroup = o.Int("processorGroup"),
        NumaNode = o.Int("numaNode"),
        Queues = o.Int("queues"),
    };

    private static int? Processor(ObjectReader o, string key) => (int?)o.Number(key, 0, byte.MaxValue);
}
