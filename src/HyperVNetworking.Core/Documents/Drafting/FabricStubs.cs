using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents;

/// <summary>The physical network as far as the hosts' NICs name it: switches and ports that are there, and that nobody has described yet.</summary>
internal static class FabricStubs
{
    /// <summary>The switches with an undescribed port for every NIC that says where it is cabled to.</summary>
    public static Fabric Of(IReadOnlyList<HostState> hosts) => new()
    {
        Switches = hosts.SelectMany(h => h.PhysicalNics)
            .Select(n => n.Port)
            .OfType<PortReference>()
            .GroupBy(p => p.Switch, Names.Comparer)
            .OrderBy(g => g.Key, Names.Comparer)
            .Select(g => new PhysicalSwitch
            {
                Name = g.Key,
                Ports = g.Select(p => p.Port).Distinct(Names.Comparer).Select(p => new PhysicalPort { Name = p, Mode = PhysicalPortMode.Undescribed }).ToValueList(),
            })
            .ToValueList(),
    };

    /// <summary>What only a person can add: where the uplinks are cabled to.</summary>
    public static IEnumerable<Finding> Undescribed(IReadOnlyList<HostState> hosts) => hosts
        .Select(h => (Host: h, Nics: h.PhysicalNics.Where(n => n.Port is null && n.Kind != NicKind.Hba && h.IsBound(n.Name)).Select(n => n.Name).ToArray()))
        .Where(h => h.Nics.Length > 0)
        .Select(h => DraftFindings.CableNotDescribed(h.Host, h.Nics));
}
