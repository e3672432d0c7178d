using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>NICs that are equal to a team: from the same hardware port to the same physical switch with the same VLANs, on every host. Which of them a team takes makes no difference, so one choice stands for all.</summary>
internal sealed class NicClass
{
    private readonly ValueList<PhysicalPort?> _ports;

    private NicClass(IEnumerable<string> nics, string switches, string hardware, string lags, IEnumerable<PhysicalPort?> ports)
    {
        Nics = nics.ToArray();
        Switches = switches;
        Hardware = hardware;
        Lags = lags;
        _ports = ports.ToValueList();
    }

    /// <summary>The NICs, in the order in which they are to be taken: those that carry host traffic from the front, those that carry tenants from the end.</summary>
    public string[] Nics { get; }

    /// <summary>The physical switches that they leave by, host by host.</summary>
    public string Switches { get; }

    /// <summary>The hardware ports that they are presented from, host by host; empty where none is known.</summary>
    public string Hardware { get; }

    /// <summary>The link aggregations that their ports are in, host by host; empty where none.</summary>
    public string Lags { get; }

    /// <summary>Sorts NICs.</summary>
    /// <param name="hosts">The hosts.</param>
    /// <param name="nics">The NICs, on every host.</param>
    /// <param name="fabric">The physical network.</param>
    /// <returns>The classes, in the order of the NICs.</returns>
    public static NicClass[] Of(IReadOnlyList<HostState> hosts, IEnumerable<string> nics, Fabric fabric) => nics
        .GroupBy(
            nic => (
                Switches: EachHost(hosts, nic, n => n.Port?.Switch),
                Hardware: EachHost(hosts, nic, n => n.PhysicalPort),
                Lags: EachHost(hosts, nic, n => fabric.Lags.FirstOrDefault(l => n.Port is not null && l.Ports.Contains(n.Port))?.Name),
                Vlans: EachHost(hosts, nic, n => fabric.FindPort(n.Port) is PhysicalPort p ? (p with { Name = string.Empty, Attached = null }).ToString() : null)))
        .Select(g => new NicClass(
            g.OrderBy(n => IsUnderSwitch(hosts[0], n)),
            g.Key.Switches,
            g.Key.Hardware,
            g.Key.Lags,
            hosts.Select(h => fabric.FindPort(h.FindNic(g.First())!.Port))))
        .ToArray();

    /// <summary>Whether every port is known to carry a VLAN, or is not described at all: then the judge says so.</summary>
    public bool Carries(VlanId vlan) => _ports.All(p => p is not { Mode: PhysicalPortMode.Trunk } trunk || trunk.Allowed.Contains(vlan));

    // In capitals, since names are compared without regard to case.
    private static string EachHost(IEnumerable<HostState> hosts, string nic, System.Func<PhysicalNic, string?> what) =>
        string.Join("\n", hosts.Select(h => what(h.FindNic(nic)!))).ToUpper(CultureInfo.InvariantCulture).Trim('\n');

    private static bool IsUnderSwitch(HostState host, string nic) => host.Switches.SelectMany(s => s.Uplinks)
        .Any(u => Names.Same(u, nic) || host.FindTeam(u)?.Members.Contains(nic, Names.Comparer) == true);
}
