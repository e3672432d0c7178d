using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Generators;

/// <summary>A random but possible network: hosts as others left them, tenants and allow rules over them, a fabric that joins the hosts. One seed, one network.</summary>
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
        HostState[] hosts = Enumerable.Range(1, _random.Next(1, 5)).Select(n => new RandomHost(_random, n).Build()).ToArray();
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
}
