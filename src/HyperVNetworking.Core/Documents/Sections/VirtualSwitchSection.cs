using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A virtual switch.</summary>
internal static class VirtualSwitchSection
{
    public static readonly KeyTable Keys = new(
        "virtualSwitch",
        "a virtual switch",
        "name",
        "id",
        "type",
        "uplink",
        "allowManagementOS",
        "bandwidthMode",
        "sriov",
        "embeddedTeam",
        "loadBalancing",
        "forwardingExtension",
        "uplinkMirroring",
        "notes");

    public static VirtualSwitch? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new VirtualSwitch
    {
        Name = o.Name("name"),
        Id = o.Text("id"),
        Type = o.RequiredWord("type", Vocabulary.SwitchType),
        Uplinks = o.NameOrNames("uplink"),
        AllowManagementOS = o.Flag("allowManagementOS") ?? false,
        BandwidthMode = o.Word("bandwidthMode", Vocabulary.BandwidthMode, SwitchBandwidthMode.Default),
        SriovEnabled = o.Flag("sriov") ?? false,
        EmbeddedTeam = o.Flag("embeddedTeam") ?? false,
        LoadBalancing = o.Word("loadBalancing", Vocabulary.SetLoadBalancing, SetLoadBalancing.Dynamic),
        ForwardingExtension = o.Text("forwardingExtension"),
        UplinkMirroring = o.Word("uplinkMirroring", Vocabulary.Mirroring, PortMirroring.None),
        Notes = o.Text("notes"),
    });

    public static DocumentNode Write(VirtualSwitch virtualSwitch) => new ObjectBuilder()
        .Text("name", virtualSwitch.Name)
        .Text("id", virtualSwitch.Id)
        .Word("type", Vocabulary.SwitchType, virtualSwitch.Type)
        .Add("uplink", virtualSwitch.Uplinks.Count switch
        {
            0 => null,
            1 => DocumentNode.OfText(virtualSwitch.Uplinks[0]),
            _ => ObjectBuilder.Names(virtualSwitch.Uplinks),
        })
        .Flag("allowManagementOS", virtualSwitch.AllowManagementOS, unless: false)
        .Word("bandwidthMode", Vocabulary.BandwidthMode, virtualSwitch.BandwidthMode, unless: SwitchBandwidthMode.Default)
        .Flag("sriov", virtualSwitch.SriovEnabled, unless: false)
        .Flag("embeddedTeam", virtualSwitch.EmbeddedTeam, unless: false)
        .Word("loadBalancing", Vocabulary.SetLoadBalancing, virtualSwitch.LoadBalancing, unless: SetLoadBalancing.Dynamic)
        .Text("forwardingExtension", virtualSwitch.ForwardingExtension)
        .Word("uplinkMirroring", Vocabulary.Mirroring, virtualSwitch.UplinkMirroring, unless: PortMirroring.None)
        .Text("notes", virtualSwitch.Notes)
        .Build();
}
