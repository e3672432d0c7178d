using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Stage 5: which VLANs every physical port on the tenants' ways must carry, and whether the described ports do. No step of ours sets them.</summary>
internal sealed class TrunkWalk
{
    private readonly PlanDraft _draft;
    private readonly Fabric _fabric;
    private readonly FabricBlocks _blocks;
    private readonly ServerPorts _servers;
    private readonly Dictionary<PortReference, Need> _needs = [];
    private readonly List<PortReference> _order = [];

    private TrunkWalk(PlanDraft draft)
    {
        _draft = draft;
        _fabric = draft.Document.Fabric;
        _blocks = new FabricBlocks(_fabric);
        _servers = new ServerPorts(_fabric);
    }

    public static void Run(PlanDraft draft)
    {
        var walk = new TrunkWalk(draft);
        foreach (VlanDomain domain in draft.Domains.Where(d => d.Vlan is not null && !d.IsHostOnly))
        {
            walk.Add(domain.Travellers.ToArray(), domain.Vlan!.Value);
        }

        draft.Trunks.AddRange(walk._order.Select(walk.Requirement));
    }

    private void Add(TenantDraft[] tenants, VlanId vlan)
    {
        HostDraft[] hosts = tenants.SelectMany(t => t.Hosts).Distinct().ToArray();
        string[] servers = tenants.SelectMany(t => t.Servers).Distinct(Names.Comparer).ToArray();
        if (hosts.Length + servers.Length < 2)
        {
            return;
        }

        var switches = new HashSet<string>(Names.Comparer);
        foreach ((HostDraft host, PhysicalNic nic) in hosts.SelectMany(h => UplinkNics(h).Select(n => (h, n))))
        {
            if (nic.Port is PortReference port)
            {
                switches.Add(port.Switch);
                Need need = At(port, $"{host.Name} physical NIC {nic.Name}", isLink: false);
                need.Tagged.Add(vlan);
                need.Untagged |= HasUntaggedHostAdapter(host);
            }
        }

        foreach (string server in servers)
        {
            foreach ((PortReference reference, PhysicalPort port) in _servers.Of(server))
            {
                switches.Add(reference.Switch);
                if (port.Mode == PhysicalPortMode.Trunk)
                {
                    Need need = At(reference, $"server {server}", isLink: false);
                    need.Tagged.Add(vlan);
                    need.IsServer = true;
                }
            }
        }

        foreach (FabricLink link in _blocks.LinksAmong(switches).Select(l => _fabric.Links[l]))
        {
            At(link.First, link.Second.Describe(), isLink: true).Tagged.Add(vlan);
            At(link.Second, link.First.Describe(), isLink: true).Tagged.Add(vlan);
        }

        if (!_blocks.AreJoined(switches))
        {
            _draft.Findings.Add(PlanFindings.NoDescribedPath(tenants, switches));
        }
    }

    /// <summary>The NICs under the host's External switch, those of an NIC team included.</summary>
    private static IEnumerable<PhysicalNic> UplinkNics(HostDraft host) =>
        from uplink in host.External?.Switch.Uplinks ?? []
        from name in host.State.FindNic(uplink) is null ? host.State.FindTeam(uplink)?.Members ?? [] : [uplink]
        let nic = host.State.FindNic(name)
        where nic is not null
        select nic;

    private static bool HasUntaggedHostAdapter(HostDraft host) =>
        host.External!.TakesManagementNic
        || host.State.HostAdapters.Any(a => Names.Same(a.Switch, host.External.Reference) && a.Vlan is PortVlan.Untagged);

    private Need At(PortReference port, string connectedTo, bool isLink)
    {
        if (!_needs.TryGetValue(port, out Need? need))
        {
            need = _needs[port] = new Need(connectedTo, isLink);
            _order.Add(port);
        }

        return need;
    }

    private TrunkRequirement Requirement(PortReference port)
    {
        Need need = _needs[port];
        return new TrunkRequirement
        {
            Port = port,
            ConnectedTo = need.ConnectedTo,
            Tagged = VlanSet.Of(need.Tagged),
            Untagged = need.Untagged,
            Satisfied = IsSatisfied(_fabric.FindPort(port), need),
        };
    }

    private static bool? IsSatisfied(PhysicalPort? port, Need need)
    {
        switch (port?.Mode)
        {
            case not null when port.IsClosed:
                return false;
            case PhysicalPortMode.Access:
                // Two access ports of one VLAN join it well enough between switches; a virtual switch needs the tag.
                return need.IsLink && need.Tagged.SetEquals([port.Vlan]);
            case PhysicalPortMode.Trunk:
                bool losesTag = need is { IsLink: false, IsServer: false } && port.Native is VlanId native && port.TagsNative != true && need.Tagged.Contains(native);
                bool passesUntagged = port.Native is VlanId id && port.Allowed.Contains(id);
                return port.Allowed.IsSupersetOf(VlanSet.Of(need.Tagged)) && !losesTag && (passesUntagged || !need.Untagged);
            default:
                return null;
        }
    }

    private sealed class Need(string connectedTo, bool isLink)
    {
        public string ConnectedTo { get; } = connectedTo;

        public bool IsLink { get; } = isLink;

        public HashSet<VlanId> Tagged { get; } = [];

        public bool Untagged { get; set; }

        /// <summary>Whether a server is there, which may be in the native VLAN by sending no tag.</summary>
        public bool IsServer { get; set; }
    }
}
