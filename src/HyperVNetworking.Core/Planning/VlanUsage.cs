using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Which VLANs the network uses already, and which no tenant may have.</summary>
internal sealed class VlanUsage
{
    private readonly PlannerOptions _options;
    private readonly Dictionary<VlanId, List<(PortReference Port, string? Server)>> _natives = [];
    private VlanSet _used = VlanSet.Empty;

    private VlanUsage(PlannerOptions options) => _options = options;

    public static VlanUsage Of(PlanDraft draft)
    {
        var usage = new VlanUsage(draft.Options);
        usage.AddFabric(draft.Document.Fabric);
        usage._used = draft.Hosts.Aggregate(usage._used, (used, host) => used.Union(OfHost(host.State)));
        return usage;
    }

    /// <summary>Why a domain may not have a VLAN, as a clause; null if it may. A native VLAN on the port of a tenant's own server is how that server sends into it, and joins nobody else.</summary>
    public string? WhyReserved(VlanId vlan, VlanDomain domain)
    {
        if (_options.ReservedVlans.Contains(vlan))
        {
            return $"VLAN {vlan} is reserved (reserved are {_options.ReservedVlans})";
        }

        PortReference? foreign = _natives.TryGetValue(vlan, out List<(PortReference Port, string? Server)>? ports)
            ? ports.Where(p => !domain.Tenants.Any(t => t.Servers.Contains(p.Server!, Names.Comparer))).Select(p => p.Port).FirstOrDefault()
            : null;
        return foreign is null ? null : $"VLAN {vlan} is the native VLAN of {foreign.Describe()}, which carries it untagged and so joins it with whatever else is untagged there";
    }

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
                else if (port.Mode == PhysicalPortMode.Trunk && port.Native is VlanId native)
                {
                    AddNative(native, new PortReference(physical.Name, port.Name), port.Attached);
                }
            }
        }

        _used = VlanSet.Of(used);
    }

    private void AddNative(VlanId native, PortReference port, string? server)
    {
        if (!_natives.TryGetValue(native, out List<(PortReference Port, string? Server)>? ports))
        {
            ports = _natives[native] = [];
        }

        ports.Add((port, server));
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
