using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A physical NIC or HBA.</summary>
internal static class PhysicalNicSection
{
    public static readonly KeyTable Keys = new("physicalNic", "a physical NIC", "name", "kind", "use", "port", "vlan", "physicalPort", "guaranteedBitsPerSecond");

    public static PhysicalNic? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new PhysicalNic
    {
        Name = o.Name("name"),
        Kind = o.Word("kind", Vocabulary.NicKind, NicKind.Ethernet),
        Use = o.Text("use"),
        Port = o.Port("port"),
        Vlan = o.Vlan("vlan"),
        PhysicalPort = o.Text("physicalPort"),
        GuaranteedBitsPerSecond = o.Number("guaranteedBitsPerSecond", 1, long.MaxValue),
    });

    public static DocumentNode Write(PhysicalNic nic) => new ObjectBuilder()
        .Text("name", nic.Name)
        .Word("kind", Vocabulary.NicKind, nic.Kind, unless: NicKind.Ethernet)
        .Text("use", nic.Use)
        .Text("port", nic.Port?.ToString())
        .Vlan("vlan", nic.Vlan)
        .Text("physicalPort", nic.PhysicalPort)
        .Number("guaranteedBitsPerSecond", nic.GuaranteedBitsPerSecond)
        .Build();
}
