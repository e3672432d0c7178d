using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A physical NIC or HBA.</summary>
internal static class PhysicalNicSection
{
    public static readonly KeyTable Keys = new(
        "physicalNic",
        "a physical NIC",
        [
            "name", "kind", "use", "port", "vlan", "physicalPort", "guaranteedBitsPerSecond", "up", "bitsPerSecond", "rss", "vmq", "srIov", "rdma",
            .. InterfaceAddressingSection.Names, "sessions",
        ]);

    public static PhysicalNic? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new PhysicalNic
    {
        Name = o.Name("name"),
        Kind = o.Word("kind", Vocabulary.NicKind, NicKind.Ethernet),
        Use = o.Text("use"),
        Port = o.Port("port"),
        Vlan = o.Vlan("vlan"),
        PhysicalPort = o.Text("physicalPort"),
        GuaranteedBitsPerSecond = o.Number("guaranteedBitsPerSecond", 1, long.MaxValue),
        Up = o.Flag("up"),
        BitsPerSecond = o.Number("bitsPerSecond", 0, long.MaxValue),
        Rss = o.Object("rss", NicHardwareSection.ReadRss),
        Vmq = o.Object("vmq", NicHardwareSection.ReadVmq),
        SrIov = o.Object("srIov", NicHardwareSection.ReadSrIov),
        Rdma = o.Flag("rdma"),
        Addressing = InterfaceAddressingSection.ReadUnlessNone(o),
        Sessions = o.Names("sessions"),
    });

    public static DocumentNode Write(PhysicalNic nic) => new ObjectBuilder()
        .Text("name", nic.Name)
        .Word("kind", Vocabulary.NicKind, nic.Kind, unless: NicKind.Ethernet)
        .Text("use", nic.Use)
        .Text("port", nic.Port?.ToString())
        .Vlan("vlan", nic.Vlan)
        .Text("physicalPort", nic.PhysicalPort)
        .Number("guaranteedBitsPerSecond", nic.GuaranteedBitsPerSecond)
        .Flag("up", nic.Up)
        .Number("bitsPerSecond", nic.BitsPerSecond)
        .Add("rss", NicHardwareSection.Write(nic.Rss))
        .Add("vmq", NicHardwareSection.Write(nic.Vmq))
        .Add("srIov", NicHardwareSection.Write(nic.SrIov))
        .Flag("rdma", nic.Rdma)
        .Add(InterfaceAddressingSection.Write(nic.Addressing))
        .NonEmpty("sessions", nic.Sessions)
        .Build();
}
