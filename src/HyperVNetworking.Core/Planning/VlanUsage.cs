using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Which VLANs the network uses already, and which no tenant may have.</summary>
internal sealed class VlanUsage
{
    private readonly PlannerOptions _options;
    private readonly Dictionary<VlanId, PortReference> _natives = [];
    private VlanSet _used = VlanSet.Empty;

    private VlanUsage(PlannerOptions options) => _options = options;

    public static VlanUsage Of(PlanDraft draft)
    {
        var usage = new VlanUsage(draft.Options);
        usage.AddFabric(draft.Document.Fabric);
        usage._used = draft.Hosts.Aggregate(usage._used, (used, host) => used.Union(OfHost(host.State)));
        return usage;
    }

    /// <summary>Why a tenant may not have a VLAN, as a clause; null if it may.</summary>
    public string? WhyReserved(VlanId vlan) =>
        _options.ReservedVlans.Contains(vlan) ? $"VLAN {vlan} is reserved (reserved are {_options.ReservedVlans})"
        : _natives.TryGetValue(vlan, out PortReference? port) ? $"VLAN {vlan} is the native VLAN of {port.Describe()}, which carries it untagged"
        : null;

    /// <summary>The VLANs that a tenant without one may get.</summary>
    public VlanSet Free() =>
        _options.VlanRange.Except(_options.ReservedVlans).Except(VlanSet.Of(_natives.Keys)).Except(_used);

    private void AddFabric(Fabric fabric)
    {
        var used = new List<VlanId>();
        foreach (PhysicalSwitch physical in fabric.Switches)
        {
            used.AddRange(physical.RoutedInterfaces.Select(r => r.Vlan));
            foreach (PhysicalPort port in physical.Ports)
            {
                if (port.VoiceVlan is VlanId voice)
                {
                    used.Add(voice);
                }

                if (port.Mode == PhysicalPortMode.Access)
                {
                    used.Add(port.Vlan);
                }
                else if (port.Mode == PhysicalPortMode.Trunk && port.Native is VlanId native && !_natives.ContainsKey(native))
                {
                    _natives.Add(native, new PortReference(physical.Name, port.Name));
                }
            }
        }

        _used = VlanSet.Of(used);
    }

    private static VlanSet OfHost(HostState host)
    {
        var ids = new List<VlanId>();
        VlanSet sets = VlanSet.Empty;
        foreach ((PortVlan vlan, IsolationSetting? isolation) in host.Vms
            .SelectMany(v => v.Adapters)
            .Select(a => (a.Vlan, a.Isolation))
            .Concat(host.HostAdapters.Select(a => (a.Vlan, a.Isolation))))
        {
            sets = Add(vlan, ids, sets);
            if (isolation is { Mode: IsolationMode.Vlan } && VlanId.IsValid(isolation.DefaultId))
            {
                ids.Add(new VlanId((int)isolation.DefaultId));
            }
        }

        ids.AddRange(host.Teams.SelectMany(t => t.Interfaces).Where(i => i.Vlan is not null).Select(i => i.Vlan!.Value));
        return sets.Union(VlanSet.Of(ids));
    }

    private static VlanSet Add(PortVlan vlan, List<VlanId> ids, VlanSet sets)
    {
        switch (vlan)
        {
            case PortVlan.Access access:
                ids.Add(access.Id);
                break;
            case PortVlan.Trunk trunk:
                if (trunk.Native is VlanId native)
                {
                    ids.Add(native);
                }

                return sets.Union(trunk.Allowed);
            case PortVlan.Isolated isolated:
                ids.AddRange([isolated.Primary, isolated.Secondary]);
                break;
            case PortVlan.Community community:
                ids.AddRange([community.Primary, community.Secondary]);
                break;
            case PortVlan.Promiscuous promiscuous:
                ids.Add(promiscuous.Primary);
                return sets.Union(promiscuous.Secondaries);
        }

        return sets;
    }
}
