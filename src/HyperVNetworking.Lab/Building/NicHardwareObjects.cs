using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>What a NIC does in hardware (facts B2): only what a document names is there, as on a host whose NIC lacks it. The form of their InstanceIDs is UNCONFIRMED; they are joined by name.</summary>
internal static class NicHardwareObjects
{
    private static readonly string[] s_classes = [Msvm.Rss, Msvm.Vmq, Msvm.SrIov, Msvm.Rdma];

    /// <summary>Adds it.</summary>
    /// <param name="host">The host.</param>
    /// <param name="adapter">The adapter.</param>
    /// <param name="nic">What the document says.</param>
    public static void Add(LabHost host, CimRecord adapter, PhysicalNic nic)
    {
        if (nic.Rss is NicQueues rss)
        {
            Add(host, adapter, Msvm.Rss, [("Profile", 1), .. Values(rss)]);
        }

        if (nic.Vmq is NicQueues vmq)
        {
            Add(host, adapter, Msvm.Vmq, Values(vmq));
        }

        if (nic.SrIov is NicSrIov srIov)
        {
            Add(host, adapter, Msvm.SrIov, [("Enabled", srIov.Enabled), ("SriovSupport", srIov.Supported ? 1 : 0), ("NumVFs", srIov.VirtualFunctions)]);
        }

        if (nic.Rdma is bool rdma)
        {
            Add(host, adapter, Msvm.Rdma, [("Enabled", rdma)]);
        }
    }

    /// <summary>Gives it another alias.</summary>
    /// <param name="host">The host.</param>
    /// <param name="adapter">The adapter as it was.</param>
    /// <param name="alias">The alias.</param>
    public static void Rename(LabHost host, CimRecord adapter, string alias)
    {
        foreach (CimRecord part in s_classes.SelectMany(host.Store.Of).Where(p => Equals(p["InterfaceDescription"], adapter["InterfaceDescription"])).ToArray())
        {
            host.Store.Put(host.With(part, ("Name", alias)));
        }
    }

    private static (string Name, object? Value)[] Values(NicQueues queues) =>
    [
        ("Enabled", queues.Enabled),
        ("BaseProcessorNumber", queues.BaseProcessor),
        ("MaxProcessorNumber", queues.MaxProcessor),
        ("MaxProcessors", queues.MaxProcessors),
        ("BaseProcessorGroup", queues.ProcessorGroup),
        ("NumaNode", queues.NumaNode),
        ("NumberOfReceiveQueues", queues.Queues),
    ];

    private static void Add(LabHost host, CimRecord adapter, string className, (string Name, object? Value)[] values) => host.Add(
        className,
        [
            ("InstanceID", adapter.Text("DeviceID")),
            ("Name", adapter["Name"]),
            ("InterfaceDescription", adapter["InterfaceDescription"]),
            ("SystemName", host.Name),
            .. values,
        ]);
}
