using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Fabrics.Reading;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics.Assembly;

/// <summary>Makes a physical switch of a fabric from its configuration, and tells what the two do not say alike.</summary>
internal static class SwitchMapper
{
    public static PhysicalSwitch Map(ReadSwitch from, OtherPorts otherPorts, ImportReport report)
    {
        var mapper = new PortMapper(from);
        List<ReadInterface> interfaces = [.. from.Interfaces.Where(i => i.Name.Kind == InterfaceKind.Port)];

        // The ports of a VLT interconnect need no block of their own.
        interfaces.AddRange((from.Domain?.PeerPorts ?? []).Where(p => from.Find(p.Text) is null).Distinct().Select(p => new ReadInterface(p, from.Domain!.Line)));
        PhysicalPort[] ports = interfaces.Select(mapper.Port).ToArray();
        AddUnclear(from, mapper, ports, report);
        AddMissingVlans(from, ports, report);
        AddDifferences(from, mapper, report);
        return new PhysicalSwitch
        {
            Name = from.HostName!,
            OtherPorts = otherPorts,
            Ports = ports.ToValueList(),
            MapsVlans = from.MapsVlans ? true : null,
            RoutedInterfaces = Routed(from).ToValueList(),
        };
    }

    /// <summary>The port channels with members, by their names on the switch.</summary>
    public static IEnumerable<(LinkAggregation Lag, int? Multichassis)> Lags(ReadSwitch from) =>
        from port in @from.Interfaces
        where port.Name.Kind == InterfaceKind.Port && port.Channel is not null
        group port by port.Channel!.Value into members
        let channel = @from.Interfaces.FirstOrDefault(i => i.Name.Kind == InterfaceKind.PortChannel && i.Name.Number == members.Key)
        let name = channel?.Name.Text ?? ChannelName(@from.Dialect, members.Key)
        select (new LinkAggregation { Name = name, Ports = members.Select(m => new PortReference(@from.HostName!, m.Name.Text)).ToValueList() }, channel?.Multichassis);

    /// <summary>The name of a port channel as a dialect prints it.</summary>
    public static string ChannelName(SwitchDialect dialect, int number) => dialect == SwitchDialect.Ios ? $"Port-channel{number}" : $"port-channel{number}";

    // A routed VLAN interface without an address, or shut down, routes nothing; NX-OS makes it shut down, the others do not.
    private static IEnumerable<RoutedInterface> Routed(ReadSwitch from) =>
        from i in @from.Interfaces
        where i.Name.Kind == InterfaceKind.Vlan && VlanId.IsValid(i.Name.Number) && i.HasAddress && !(i.Shutdown ?? @from.Dialect == SwitchDialect.NxOs)
        select new RoutedInterface { Vlan = new VlanId(i.Name.Number), Vrf = i.Vrf, Acl = i.AccessLists.Count == 0 ? null : string.Join(", ", i.AccessLists) };

    private static void AddUnclear(ReadSwitch from, PortMapper mapper, PhysicalPort[] ports, ImportReport report)
    {
        foreach (IGrouping<string, (string Port, string Why)> alike in mapper.Unclear.Where(u => ports.Any(p => p.Name == u.Port && !p.Shutdown)).GroupBy(u => u.Why))
        {
            report.Add(
                FabricFindingCodes.PortModeUnclear,
                FindingSeverity.Warning,
                $"physical switch {from.HostName}",
                $"Of physical switch {from.HostName} port {Shortened(alike.Select(a => a.Port))} it is not known which VLANs pass: {alike.Key}.",
                "Set the mode of the ports, or shut down those that nobody uses.");
        }
    }

    // VTP tells IOS switches VLANs that no configuration lists.
    private static void AddMissingVlans(ReadSwitch from, PhysicalPort[] ports, ImportReport report)
    {
        bool isListed = from.Dialect == SwitchDialect.Os10 ? from.Interfaces.Any(i => i.Name.Kind == InterfaceKind.Vlan) : from.Vlans.Count > 1;
        VlanSet known = VlanSet.Of(from.Dialect == SwitchDialect.Os10
            ? from.Interfaces.Where(i => i.Name.Kind == InterfaceKind.Vlan && VlanId.IsValid(i.Name.Number)).Select(i => new VlanId(i.Name.Number))
            : from.Vlans.Where(v => !v.Value.IsSuspended).Select(v => v.Key)).Union(VlanSet.Of(1));
        foreach (IGrouping<VlanSet, PhysicalPort> alike in ports
            .Where(p => !p.IsClosed)
            .GroupBy(p => (p.Mode == PhysicalPortMode.Access && p.PrivateVlan is null ? VlanSet.Of(p.Vlan.Value) : p.Mode == PhysicalPortMode.Trunk && !p.Allowed.Equals(VlanSet.All) ? p.Allowed : VlanSet.Empty).Except(known))
            .Where(g => isListed && !g.Key.IsEmpty))
        {
            report.Add(
                FabricFindingCodes.VlanNotOnSwitch,
                FindingSeverity.Warning,
                $"physical switch {from.HostName}",
                $"Physical switch {from.HostName} port {Shortened(alike.Select(p => p.Name))} names VLAN {alike.Key}, which the switch does not have or has suspended: no frame passes in it.",
                "Make the VLANs on the switch, or take them off the ports.");
        }
    }

    private static void AddDifferences(ReadSwitch from, PortMapper mapper, ImportReport report)
    {
        foreach (ReadInterface member in from.Interfaces.Where(i => i.Channel is not null && i.HasVlanSettings && !ReferenceEquals(mapper.Settings(i), i)))
        {
            ReadInterface channel = mapper.Settings(member);
            if (!Vlans(member).Equals(Vlans(channel)))
            {
                report.Add(
                    FabricFindingCodes.ChannelMemberDiffers,
                    FindingSeverity.Warning,
                    $"physical switch {from.HostName} port {member.Name.Text}",
                    $"Physical switch {from.HostName} port {member.Name.Text} is set otherwise than {channel.Name.Text}, whose member it is: the settings of {channel.Name.Text} were taken.",
                    "Set both alike; a switch does not bundle ports that differ.");
            }
        }
    }

    // What the mode leaves without effect need not agree.
    private static (PortRole?, VlanId?, VlanId?, VlanSet?) Vlans(ReadInterface i) =>
        i.Role == PortRole.Trunk ? (i.Role, null, i.NativeVlan, i.Allowed) : (i.Role, i.AccessVlan, null, null);

    private static string Shortened(IEnumerable<string> names)
    {
        string[] all = names.ToArray();
        return string.Join(", ", all.Take(6)) + (all.Length > 6 ? $" and {all.Length - 6} more" : string.Empty);
    }
}
