using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Core.Tests.Verification.Resilience;

/// <summary>The documents of a network after a failure, cut by hand: what failed is taken out, and every team keeps only the members that carry now. The slow and plain way, which the engine is held against.</summary>
internal static class FailedNetwork
{
    public static NetworkDocument Cut(NetworkDocument document, IReadOnlyCollection<FailedPart> parts)
    {
        var down = new HashSet<(string Host, string Nic)>();
        var dead = new HashSet<(string Host, string Nic)>();
        var ports = new HashSet<PortReference>();
        var hosts = new HashSet<string>();
        var switches = new HashSet<string>();
        var links = document.Fabric.Links.ToList();
        foreach (FailedPart part in parts)
        {
            switch (part.Kind)
            {
                case FailureKind.Host:
                    hosts.Add(part.Where["host ".Length..]);
                    break;
                case FailureKind.Switch:
                    switches.Add(part.Where["physical switch ".Length..]);
                    down.UnionWith(Facing(document, part.Where["physical switch ".Length..]));
                    break;
                case FailureKind.SwitchUplink:
                    links.RemoveAll(l => part.Where == $"link between {l.First.Describe()} and {l.Second.Describe()}");
                    break;
                case FailureKind.Cable when part.Where.StartsWith("cable from server", StringComparison.Ordinal):
                    ports.UnionWith(Ports(document).Where(p => part.Where.EndsWith($" to {p.Describe()}", StringComparison.Ordinal)));
                    break;
                case FailureKind.Cable:
                    down.UnionWith(Nics(document).Where(n => part.Where.StartsWith($"cable from {n.Host} ", StringComparison.Ordinal) && part.Where.EndsWith($" to {n.Port?.Describe()}", StringComparison.Ordinal)).Select(n => (n.Host, n.Nic)));
                    break;
                case FailureKind.DeadPath when part.Where.StartsWith("path behind physical switch ", StringComparison.Ordinal):
                    string name = part.Where["path behind physical switch ".Length..^", links up".Length];
                    switches.Add(name);
                    dead.UnionWith(Facing(document, name));
                    break;
                case FailureKind.DeadPath:
                    dead.UnionWith(Nics(document).Where(n => part.Where == $"path behind {n.Host} physical NIC {n.Nic}, link up").Select(n => (n.Host, n.Nic)));
                    break;
                case FailureKind.TeamMember:
                    down.UnionWith(Nics(document).Where(n => part.Where.StartsWith($"{n.Host} ", StringComparison.Ordinal) && part.Where.EndsWith($" member {n.Nic}", StringComparison.Ordinal)).Select(n => (n.Host, n.Nic)));
                    break;
                default:
                    down.UnionWith(Nics(document).Where(n => part.Where == $"{n.Host} physical NIC {n.Nic}").Select(n => (n.Host, n.Nic)));
                    break;
            }
        }

        return document with
        {
            Hosts = [.. document.Hosts.Where(h => !hosts.Contains(h.Name)).Select(h => Cut(h, down, dead))],
            Fabric = document.Fabric with
            {
                Switches = [.. document.Fabric.Switches.Where(s => !switches.Contains(s.Name)).Select(s => s with { Ports = [.. s.Ports.Select(p => ports.Contains(new(s.Name, p.Name)) ? p with { Attached = null } : p)] })],
                Links = [.. links.Where(l => !switches.Contains(l.First.Switch) && !switches.Contains(l.Second.Switch))],
                Mlag = [.. document.Fabric.Mlag.Where(m => !switches.Contains(m.First) && !switches.Contains(m.Second))],
            },
        };
    }

    private static HostState Cut(HostState host, HashSet<(string Host, string Nic)> down, HashSet<(string Host, string Nic)> dead)
    {
        bool IsDown(string nic) => down.Contains((host.Name, nic));
        bool IsDead(string nic) => dead.Contains((host.Name, nic));
        NicTeam Carrying(NicTeam team)
        {
            string[] up = [.. team.Members.Where(m => !IsDown(m) && !(team.Mode == TeamingMode.Lacp && IsDead(m)))];
            string[] active = [.. up.Where(m => m != team.Standby)];
            return team with { Members = active.Length > 0 ? [.. active] : [.. up], Standby = null };
        }

        VirtualSwitch Left(VirtualSwitch s) => s with { Uplinks = [.. s.Uplinks.Where(u => !IsDown(u))] };
        TeamMapping? Mapped(TeamMapping? mapping, string? on)
        {
            bool isMember = host.FindSwitch(on) is { IsEmbeddedTeam: true } s && s.Uplinks.Contains(mapping?.Nic);
            return mapping is null || !isMember ? null : IsDown(mapping.Nic) ? mapping.DisableOnFailover ? mapping : null : mapping with { DisableOnFailover = true };
        }

        return host with
        {
            PhysicalNics = [.. host.PhysicalNics.Select(n => IsDown(n.Name) || IsDead(n.Name) ? n with { Port = null } : n)],
            Teams = [.. host.Teams.Select(Carrying)],
            Switches = [.. host.Switches.Select(Left)],
            HostAdapters = [.. host.HostAdapters.Select(a => a with { TeamMapping = Mapped(a.TeamMapping, a.Switch) })],
            Vms = [.. host.Vms.Select(v => v with { Adapters = [.. v.Adapters.Select(a => a with { TeamMapping = Mapped(a.TeamMapping, a.Switch) })] })],
        };
    }

    private static IEnumerable<(string Host, string Nic, PortReference? Port)> Nics(NetworkDocument document) =>
        document.Hosts.SelectMany(h => h.PhysicalNics.Select(n => (h.Name, n.Name, n.Port)));

    private static IEnumerable<(string Host, string Nic)> Facing(NetworkDocument document, string physicalSwitch) =>
        Nics(document).Where(n => n.Port?.Switch == physicalSwitch).Select(n => (n.Host, n.Nic));

    private static IEnumerable<PortReference> Ports(NetworkDocument document) =>
        document.Fabric.Switches.SelectMany(s => s.Ports.Where(p => p.Attached is not null).Select(p => new PortReference(s.Name, p.Name)));
}
