using System;
using System.Linq;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;

namespace HyperVNetworking.Benchmarks;

/// <summary>A made-up site: hosts with one External switch each on one physical switch, VMs dealt to tenants in turn.</summary>
internal static class Site
{
    /// <summary>Makes a site.</summary>
    /// <param name="hosts">How many hosts.</param>
    /// <param name="vmsPerHost">How many VMs on each.</param>
    /// <param name="tenants">How many tenants; VLANs from 2.</param>
    /// <param name="configured">Whether the VMs are connected and have their VLAN.</param>
    public static NetworkDocument Build(int hosts, int vmsPerHost, int tenants, bool configured) => new()
    {
        Tenants = Enumerable.Range(0, tenants)
            .Select(t => new Tenant { Name = $"T{t}", Vlan = new VlanId(t + 2), Members = [$"T{t}-*"] })
            .ToValueList(),
        Hosts = Enumerable.Range(0, hosts).Select(h => Host(h, vmsPerHost, tenants, configured)).ToValueList(),
        Fabric = new Fabric
        {
            Switches =
            [
                new PhysicalSwitch
                {
                    Name = "Top",
                    OtherPorts = OtherPorts.Unused,
                    Ports = Enumerable.Range(0, hosts).Select(h => new PhysicalPort { Name = $"{h}", Mode = PhysicalPortMode.Trunk }).ToValueList(),
                },
            ],
        },
    };

    /// <summary>Connects to a host of a lab.</summary>
    public static IHostSession Session(NetworkLab lab, string host) => new HyperVHostSession(lab.Connect(host), SystemClock.Instance);

    /// <summary>A fault that makes every answer late.</summary>
    public static LabFault Latency(double milliseconds) =>
        new() { Kind = LabFaultKind.Latency, Delay = TimeSpan.FromMilliseconds(milliseconds) };

    private static HostState Host(int number, int vms, int tenants, bool configured) => new()
    {
        Name = $"HV{number:000}",
        PhysicalNics =
        [
            new PhysicalNic { Name = "NIC1", Port = new PortReference("Top", $"{number}") },
            new PhysicalNic { Name = "NIC2", Use = "Management" },
        ],
        Switches = configured ? [new VirtualSwitch { Name = "Tenants", Type = SwitchType.External, Uplinks = ["NIC1"] }] : [],
        Vms = Enumerable.Range(0, vms).Select(v => Vm(number, v, tenants, configured)).ToValueList(),
    };

    private static VirtualMachine Vm(int host, int number, int tenants, bool configured)
    {
        int tenant = ((host * 7) + number) % tenants;
        return new VirtualMachine
        {
            Name = $"T{tenant}-{host}-{number}",
            Adapters =
            [
                configured
                    ? new VmAdapter { Switch = "Tenants", Vlan = new PortVlan.Access(new VlanId(tenant + 2)) }
                    : new VmAdapter(),
            ],
        };
    }
}
