using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Generators;

/// <summary>A random but possible network: hosts with switches, VMs and adapters in every state, tenants over them, a fabric that joins the hosts. One seed, one network.</summary>
internal sealed class RandomNetwork
{
    private readonly Random _random;

    private RandomNetwork(int seed) => _random = new Random(seed);

    public NetworkDocument Document { get; private set; } = NetworkDocument.Empty;

    /// <summary>For every host a NIC that a new External switch can be bound to.</summary>
    public IReadOnlyDictionary<string, string> Uplinks { get; private set; } = new Dictionary<string, string>();

    public static RandomNetwork Of(int seed)
    {
        var network = new RandomNetwork(seed);
        network.Fill();
        return network;
    }

    private void Fill()
    {
        HostState[] hosts = Enumerable.Range(1, _random.Next(1, 5)).Select(Host).ToArray();
        Uplinks = hosts.ToDictionary(h => h.Name, _ => "NIC1");
        var members = hosts.SelectMany(h => h.Vms.Select(v => (Host: h.Name, Vm: v))).ToList();
        var tenants = new List<Tenant>();
        for (int t = 1; t <= _random.Next(1, 6); t++)
        {
            bool hostOnly = Chance(30);
            string home = hosts[_random.Next(hosts.Length)].Name;
            var own = members.Where(m => (!hostOnly || m.Host == home) && Chance(35)).ToArray();
            members.RemoveAll(own.Contains);
            tenants.Add(new Tenant
            {
                Name = $"Tenant {t}",
                Members = own.Select(m => Member(m.Host, m.Vm)).Concat(!hostOnly && Chance(40) ? [$"Server{t}"] : []).ToValueList(),
                Visibility = hostOnly ? TenantVisibility.HostOnly : TenantVisibility.Fabric,
                Vlan = !hostOnly && Chance(15) ? new VlanId(100 + t) : null,
                MembersMayCommunicate = Chance(15) ? false : null,
            });
        }

        // Mostly one tenant in the middle, sometimes anything.
        AllowRule[] rules = Enumerable.Range(0, Chance(50) ? 0 : _random.Next(1, 4))
            .Select(_ => new AllowRule
            {
                From = tenants[_random.Next(tenants.Count)].Name,
                To = tenants[Chance(80) ? 0 : _random.Next(tenants.Count)].Name,
                Direction = Chance(20) ? AllowDirection.OneWay : AllowDirection.Both,
            })
            .Where(r => r.From != r.To)
            .ToArray();
        Document = new NetworkDocument { Tenants = tenants.ToValueList(), Allow = rules.ToValueList(), Hosts = hosts.ToValueList(), Fabric = Fabric(hosts, tenants) };
    }

    private HostState Host(int number)
    {
        string name = $"Host{number}";
        var nics = new List<PhysicalNic>();
        for (int n = 1; n <= _random.Next(1, 4) + 1; n++)
        {
            nics.Add(new PhysicalNic { Name = $"NIC{n}", Port = new PortReference("Core", $"{number}-{n}"), Use = n == 2 || (n == 1 && Chance(20)) ? "Management" : null });
        }

        var switches = new List<VirtualSwitch>();
        var hostAdapters = new List<HostAdapter>();
        if (Chance(50))
        {
            bool shared = Chance(50);
            switches.Add(new VirtualSwitch { Name = $"Old {number}", Type = SwitchType.External, Uplinks = [Chance(50) ? "NIC1" : "NIC2"], AllowManagementOS = shared });
            if (shared)
            {
                hostAdapters.Add(new HostAdapter { Name = $"Old {number}", Switch = $"Old {number}", Vlan = Chance(30) ? Access(50) : PortVlan.None, Traffic = "Management" });
            }
        }

        if (Chance(40))
        {
            switches.Add(new VirtualSwitch { Name = "Inside", Type = SwitchType.Private });
        }

        string? uplink = switches.FirstOrDefault(s => s.Type == SwitchType.External)?.Uplinks[0];
        return new HostState
        {
            Name = name,
            PhysicalNics = nics.Select(n => n.Name == uplink ? n with { Use = null } : n).ToValueList(),
            Switches = switches.ToValueList(),
            HostAdapters = hostAdapters.ToValueList(),
            NewSwitches = Chance(50) ? new NewSwitchNames { External = "Outside", Private = Chance(50) ? "Secret" : null } : null,
            Vms = Enumerable.Range(1, _random.Next(0, 8)).Select(v => Vm($"VM{number}-{v}", switches)).ToValueList(),
        };
    }

    private VirtualMachine Vm(string name, List<VirtualSwitch> switches) => new()
    {
        Name = name,
        State = Chance(70) ? VmState.Running : VmState.Off,
        Adapters = Enumerable.Range(1, Chance(80) ? 1 : 2).Select(a => new VmAdapter
        {
            Name = a == 1 ? VmAdapter.DefaultName : "Second",
            Switch = switches.Count > 0 && Chance(60) ? switches[_random.Next(switches.Count)].Name : null,
            Vlan = Vlan(),
        }).ToValueList(),
    };

    private PortVlan Vlan() => _random.Next(6) switch
    {
        0 or 1 => PortVlan.None,
        2 => new PortVlan.Trunk(Chance(50) ? new VlanId(60) : null, VlanSet.Of(61, 62)),
        _ => Access(_random.Next(2, 9)),
    };

    private static string Member(string host, VirtualMachine vm) =>
        vm.Adapters.Count == 1 ? $"{host}/{vm.Name}" : $"{host}/{vm.Name}/{vm.Adapters[0].Name}";

    private Fabric Fabric(HostState[] hosts, List<Tenant> tenants)
    {
        // A NIC that the host keeps for itself is on an access port: on a trunk it could hear every tenant.
        IEnumerable<PhysicalPort> nics = hosts.SelectMany(h => h.PhysicalNics).Select(n => new PhysicalPort
        {
            Name = n.Port!.Port,
            Mode = n.Use is not null && n.Name != "NIC1" ? PhysicalPortMode.Access : PhysicalPortMode.Trunk,
        });
        IEnumerable<PhysicalPort> servers = tenants
            .Select((t, index) => (Tenant: t, Number: index + 1))
            .Where(t => t.Tenant.Members.Contains($"Server{t.Number}"))
            .Select(t => new PhysicalPort { Name = $"S{t.Number}", Mode = PhysicalPortMode.Access, Vlan = t.Tenant.Vlan ?? new VlanId(_random.Next(2, 12)), Attached = $"Server{t.Number}" });
        return new Fabric
        {
            Switches =
            [
                new PhysicalSwitch { Name = "Core", Ports = nics.Append(new PhysicalPort { Name = "up", Mode = PhysicalPortMode.Trunk }).ToValueList() },
                new PhysicalSwitch { Name = "Edge", Ports = servers.Append(new PhysicalPort { Name = "up", Mode = PhysicalPortMode.Trunk }).ToValueList() },
            ],
            Links = [new FabricLink(new PortReference("Core", "up"), new PortReference("Edge", "up"))],
        };
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private static PortVlan.Access Access(int id) => new PortVlan.Access(new VlanId(id));
}
