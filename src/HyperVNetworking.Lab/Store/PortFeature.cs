using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>A feature of switch ports or of switches (facts A1.9, A1.10).</summary>
/// <param name="ClassName">The class of its settings.</param>
/// <param name="Id">The feature's GUID.</param>
/// <param name="Name">What its capabilities are called.</param>
/// <param name="IsForSwitch">Whether it belongs to a switch and not to a port.</param>
/// <param name="MayRepeat">Whether one port can have several settings of it.</param>
internal sealed record PortFeature(string ClassName, string Id, string Name, bool IsForSwitch = false, bool MayRepeat = false)
{
    /// <summary>All features that the schema data has.</summary>
    public static readonly IReadOnlyList<PortFeature> All =
    [
        new(Msvm.Vlan, "952C5004-4465-451C-8CB8-FA9AB382B773", "Ethernet Switch Port VLAN Settings"),
        new(Msvm.Security, "776E0BA7-94A1-41C8-8F28-951F524251B5", "Ethernet Switch Port Security Settings"),
        new(Msvm.Bandwidth, "24AD3CE1-69BD-4978-B2AC-DAAD389D699C", "Ethernet Switch Port Bandwidth Settings"),
        new(Msvm.Offload, "C885BFD1-ABB7-418F-8163-9F379C9F7166", "Ethernet Switch Port Offload Settings"),
        new(Msvm.Acl, "998BEF4A-5D55-492A-9C43-8B2F5EAE9F2B", "Ethernet Switch Port ACL Settings", MayRepeat: true),
        new(Msvm.ExtendedAcl, "CD168FF0-A16D-4514-B7B5-8BBBA791A928", "Ethernet Switch Port Extended ACL Settings", MayRepeat: true),
        new(Msvm.Isolation, "83AF2CCB-72C9-4479-A285-94E58A98CAA6", "Ethernet Switch Port Isolation Settings"),
        new(Msvm.RoutingDomain, "BF874DF0-F729-4312-A0FA-194271B88990", "Ethernet Switch Port Routing Domain Settings", MayRepeat: true),
        new(Msvm.TeamMapping, "8D45D4BD-8C18-435C-98A7-D632A7C618FF", "Ethernet Switch Port Team Mapping Settings"),
        new(Msvm.SwitchBandwidth, "3EB2B8E8-4ABF-4DBF-9071-16DD47481FBE", "Virtual Ethernet Switch Bandwidth Settings", IsForSwitch: true),
        new(Msvm.SwitchTeaming, "17AD26F1-DD6F-4ED9-BD2F-3750ADE6B68B", "Virtual Ethernet Switch NIC Teaming Settings", IsForSwitch: true),
        new(Msvm.SwitchOffload, "1550E863-4337-4917-A040-5A27DBC58B59", "Ethernet Switch Hardware Offload Settings", IsForSwitch: true),
    ];

    private static readonly Dictionary<string, PortFeature> s_byClass = All.ToDictionary(f => f.ClassName, Names.Comparer);

    /// <summary>The feature that a class sets.</summary>
    /// <param name="className">The class.</param>
    /// <returns>The feature, or null.</returns>
    public static PortFeature? Of(string className) => s_byClass.TryGetValue(className, out PortFeature? feature) ? feature : null;
}
