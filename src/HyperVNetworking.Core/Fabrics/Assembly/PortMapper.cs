using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Fabrics.Reading;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics.Assembly;

/// <summary>Makes the ports of a fabric from what a configuration says of its interfaces, with the defaults of each dialect.</summary>
internal sealed class PortMapper(ReadSwitch from)
{
    private static readonly VlanId s_default = new(1);

    private readonly bool? _defaultSwitchport = DefaultSwitchport(from);

    /// <summary>The ports that somebody should look at: their mode cannot be told.</summary>
    public List<(string Port, string Why)> Unclear { get; } = [];

    /// <summary>The interface whose settings count: the port channel's for its members.</summary>
    public ReadInterface Settings(ReadInterface port) =>
        port.Channel is int number && from.Interfaces.FirstOrDefault(i => i.Name.Kind == InterfaceKind.PortChannel && i.Name.Number == number) is ReadInterface channel ? channel : port;

    public PhysicalPort Port(ReadInterface port)
    {
        ReadInterface settings = Settings(port);
        bool isPeerPort = from.Domain is ReadDomain domain && domain.PeerPorts.Any(p => Names.Same(p.Text, port.Name.Text));
        PhysicalPort mapped = isPeerPort
            ? new PhysicalPort { Name = port.Name.Text, Mode = PhysicalPortMode.Trunk }
            : Mapped(port.Name.Text, settings);
        return mapped with
        {
            Shutdown = IsShutdown(port, mapped) || (!ReferenceEquals(settings, port) && settings.Shutdown == true),
            Description = port.Description,
        };
    }

    private PhysicalPort Mapped(string name, ReadInterface i)
    {
        var port = new PhysicalPort { Name = name };
        if (!IsSwitchport(i))
        {
            return port with { Mode = PhysicalPortMode.Routed };
        }

        // What a port keeps for its other mode is kept: switches do so too.
        port = port with { Vlan = i.AccessVlan ?? s_default, Native = i.NativeVlan ?? s_default, Allowed = i.Allowed ?? VlanSet.All, VoiceVlan = i.VoiceVlan };
        switch (i.Role ?? (from.Dialect == SwitchDialect.Ios ? PortRole.Unclear : PortRole.Access))
        {
            case PortRole.Access:
                return port with { Mode = PhysicalPortMode.Access };
            case PortRole.Trunk:
                return Trunk(port, i);
            case PortRole.PrivateVlanHost when i.Association is { } pair && Private(pair) is PortVlan vlan:
                return port with { Mode = PhysicalPortMode.Access, PrivateVlan = vlan };
            case PortRole.PrivateVlanPromiscuous when i.Mapping is { } mapping:
                return port with { Mode = PhysicalPortMode.Access, PrivateVlan = new PortVlan.Promiscuous(mapping.Primary, mapping.Secondaries) };
            case PortRole.PrivateVlanTrunkSecondary when i.Association is { } pair && Private(pair) is PortVlan vlan:
                return Trunk(port, i) with { PrivateVlan = vlan };
            case PortRole.PrivateVlanTrunkPromiscuous when i.Mapping is { } mapping:
                return Trunk(port, i) with { PrivateVlan = new PortVlan.Promiscuous(mapping.Primary, mapping.Secondaries) };
            default:
                Unclear.Add((name, WhyUnclear(i)));
                return port;
        }
    }

    // OS10 has no native VLAN of a trunk: the access VLAN is it, listed or not, and without a list nothing is tagged.
    private PhysicalPort Trunk(PhysicalPort port, ReadInterface i)
    {
        if (from.Dialect != SwitchDialect.Os10)
        {
            return port with { Mode = PhysicalPortMode.Trunk, TagsNative = i.TagsNative ?? (from.TagsNative ? true : null) };
        }

        VlanId? native = i.NativeVlan ?? (i.HasNoAccessVlan ? null : port.Vlan);
        VlanSet tagged = i.Allowed ?? VlanSet.Empty;
        return port with
        {
            Mode = PhysicalPortMode.Trunk,
            Vlan = native ?? s_default,
            Native = native,
            Allowed = native is VlanId untagged ? tagged.Union(VlanSet.Of(untagged.Value)) : tagged,
        };
    }

    private PortVlan? Private((VlanId Primary, VlanId Secondary) pair) => from.Vlans.TryGetValue(pair.Secondary, out ReadVlan? vlan) ? vlan.PrivateKind switch
    {
        "ISOLATED" => new PortVlan.Isolated(pair.Primary, pair.Secondary),
        "COMMUNITY" => new PortVlan.Community(pair.Primary, pair.Secondary),
        _ => null,
    }
    : null;

    private static string WhyUnclear(ReadInterface i) => i.Role switch
    {
        null => "no mode is set, so it may become a trunk if its other end wants one",
        PortRole.Unclear => "its mode is one that the fabric has no word for",
        _ => "its private VLAN is not described whole",
    };

    private bool IsSwitchport(ReadInterface i) =>
        i.IsSwitchport ?? (i.HasVlanSettings || (i.HasAddress ? false : _defaultSwitchport ?? true));

    private bool IsShutdown(ReadInterface port, PhysicalPort mapped) =>
        port.Shutdown ?? (from.DefaultShutdown && mapped.Mode != PhysicalPortMode.Routed && port.Name.Kind == InterfaceKind.Port);

    // NX-OS prints "switchport" where routed is the default and "no switchport" where it is not.
    private static bool? DefaultSwitchport(ReadSwitch from)
    {
        if (from.Dialect != SwitchDialect.NxOs || from.DefaultSwitchport is not null)
        {
            return from.DefaultSwitchport;
        }

        IEnumerable<ReadInterface> ports = from.Interfaces.Where(i => i.Name.Kind == InterfaceKind.Port);
        return ports.Any(p => p.IsSwitchport == false) ? true : ports.Any(p => p.IsSwitchport == true) ? false : null;
    }
}
