using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>Lists the single failures of a network.</summary>
internal static class FailureList
{
    /// <summary>Lists them, kind by kind.</summary>
    /// <param name="network">The network.</param>
    /// <param name="kinds">The kinds that are asked for; none means all.</param>
    public static IEnumerable<Failure> Of(ResilienceNetwork network, ValueList<FailureKind> kinds)
    {
        IEnumerable<Failure> all =
        [
            .. OfNics(network, FailureKind.Nic),
            .. OfCables(network),
            .. OfSwitches(network),
            .. OfSwitchUplinks(network),
            .. OfTeamMembers(network),
            .. OfNics(network, FailureKind.DeadPath),
            .. OfDeadSwitches(network),
            .. network.Hosts.Select((host, h) => new Failure { Parts = [new FailedPart(FailureKind.Host, $"host {host.Name}")], Hosts = [h] }),
        ];
        return all.Where(f => kinds.Count == 0 || kinds.Contains(f.Parts[0].Kind));
    }

    // NICs that a converged backend presents from one hardware port fail together (site-rules F1).
    private static IEnumerable<Failure> OfNics(ResilienceNetwork network, FailureKind kind) => network.Links.Links
        .Where(l => l.Nic is not null && l.IsUsed)
        .GroupBy(l => (l.Host, Port: l.Nic!.PhysicalPort ?? $"NIC {l.Name}"))
        .Select(g =>
        {
            string nic = NameOf(network, g.First());
            string others = g.Skip(1).Any() ? $" (with {string.Join(", ", g.Skip(1).Select(l => l.Name))}, on hardware port {g.Key.Port})" : string.Empty;
            int[] links = g.Select(l => l.Index).ToArray();
            return kind == FailureKind.Nic
                ? new Failure { Parts = [new FailedPart(kind, $"{nic}{others}")], Down = links }
                : new Failure { Parts = [new FailedPart(kind, $"path behind {nic}{others}, link up")], Dead = links };
        });

    private static IEnumerable<Failure> OfCables(ResilienceNetwork network) => network.Links.Links
        .Where(l => l.Port is not null && l.IsUsed)
        .GroupBy(l => (l.Host, l.Port))
        .Select(g => new Failure
        {
            Parts = [new FailedPart(FailureKind.Cable, $"cable from {(g.Key.Host < 0 ? $"server {g.First().Name}" : NameOf(network, g.First()))} to {g.Key.Port!.Describe()}")],
            Down = g.Select(l => l.Index).ToArray(),
        });

    private static IEnumerable<Failure> OfSwitches(ResilienceNetwork network) => network.Fabric.Links.Switches.Select(s => new Failure
    {
        Parts = [new FailedPart(FailureKind.Switch, $"physical switch {s.Name}")],
        Down = LinksTo(network, s.Name),
        Switches = [network.Fabric.Of(s.Name)],
    });

    private static IEnumerable<Failure> OfDeadSwitches(ResilienceNetwork network) => network.Fabric.Links.Switches
        .Select(s => (Switch: s.Name, Links: LinksTo(network, s.Name)))
        .Where(s => s.Links.Any(l => network.Links.Links[l].Host >= 0))
        .Select(s => new Failure
        {
            Parts = [new FailedPart(FailureKind.DeadPath, $"path behind physical switch {s.Switch}, links up")],
            Dead = s.Links,
            Switches = [network.Fabric.Of(s.Switch)],
        });

    private static IEnumerable<Failure> OfSwitchUplinks(ResilienceNetwork network) => network.Fabric.Links.Links.Select((link, i) => new Failure
    {
        Parts = [new FailedPart(FailureKind.SwitchUplink, $"link between {link.First.Describe()} and {link.Second.Describe()}")],
        FabricLinks = [i],
    });

    private static IEnumerable<Failure> OfTeamMembers(ResilienceNetwork network)
    {
        for (int h = 0; h < network.Hosts.Count; h++)
        {
            HostState host = network.Hosts[h];
            IEnumerable<(string Title, string Nic)> members =
            [
                .. host.Teams.SelectMany(t => t.Members.Select(m => ($"NIC team {t.Name} member {m}", m))),
                .. host.Switches.Where(s => s.IsEmbeddedTeam).SelectMany(s => s.Uplinks.Select(u => ($"virtual switch {s.Name} member {u}", u))),
            ];
            foreach ((string title, string nic) in members)
            {
                yield return new Failure { Parts = [new FailedPart(FailureKind.TeamMember, $"{host.Name} {title}")], Down = [network.Links.Of(h, nic)] };
            }
        }
    }

    private static int[] LinksTo(ResilienceNetwork network, string physicalSwitch) =>
        network.Links.Links.Where(l => l.Port is not null && Names.Same(l.Port.Switch, physicalSwitch)).Select(l => l.Index).ToArray();

    private static string NameOf(ResilienceNetwork network, HostLink link) => $"{network.Hosts[link.Host].Name} physical NIC {link.Name}";
}
