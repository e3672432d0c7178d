using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Generators;

/// <summary>A random host as others left it: teams of both kinds, switches that nobody uses any more, adapters in every VLAN mode with every other setting, names that other languages would trip over.</summary>
internal sealed class RandomHost(Random random, int number)
{
    private const string Hostile = "\"q\" 'a' \\ ]]> & <x> % _ $(x) `;";
    private readonly AdapterGenerator _settings = new(random);
    private readonly List<PhysicalNic> _nics = [];
    private readonly List<NicTeam> _teams = [];
    private readonly List<VirtualSwitch> _switches = [];
    private readonly List<HostAdapter> _hostAdapters = [];

    public HostState Build()
    {
        int nics = random.Next(2, 6);
        for (int n = 1; n <= nics; n++)
        {
            _nics.Add(new PhysicalNic { Name = $"NIC{n}", Port = new PortReference("Core", $"{number}-{n}"), Use = n == 2 || (n == 1 && Chance(20)) ? "Management" : null });
        }

        AddExternal();
        if (nics >= 4 && Chance(50))
        {
            AddTeamed(embedded: Chance(50));
        }

        if (Chance(40))
        {
            _switches.Add(new VirtualSwitch { Name = "Inside", Type = SwitchType.Private });
        }

        if (Chance(25))
        {
            _switches.Add(new VirtualSwitch { Name = $"Internal {Hostile}", Type = SwitchType.Internal });
            AddHostAdapter($"Internal {Hostile}", null);
        }

        string[] bound = [.. _switches.SelectMany(s => s.Uplinks)];
        return new HostState
        {
            Name = $"Host{number}",
            PhysicalNics = _nics.Select(n => bound.Contains(n.Name) ? n with { Use = null } : n).ToValueList(),
            Teams = _teams.ToValueList(),
            Switches = _switches.ToValueList(),
            HostAdapters = _hostAdapters.ToValueList(),
            NewSwitches = Chance(50) ? new NewSwitchNames { External = "Outside", Private = Chance(50) ? "Secret" : null } : null,
            Vms = Enumerable.Range(1, random.Next(0, 8)).Select(v => Vm($"VM{number}-{v}{(Chance(20) ? $" {Hostile}" : string.Empty)}")).ToValueList(),
        };
    }

    private void AddExternal()
    {
        if (!Chance(50))
        {
            return;
        }

        bool shared = Chance(50);
        string name = $"Old {number}";
        _switches.Add(new VirtualSwitch { Name = name, Type = SwitchType.External, Uplinks = [Chance(50) ? "NIC1" : "NIC2"], AllowManagementOS = shared });
        if (shared)
        {
            AddHostAdapter(name, "Management");
            if (Chance(30))
            {
                _hostAdapters.Add(new HostAdapter { Name = "Second", Switch = name, Vlan = Access(51), Traffic = "CSV" });
            }
        }
    }

    private void AddTeamed(bool embedded)
    {
        if (!embedded)
        {
            _teams.Add(new NicTeam { Name = "Team", Members = ["NIC3", "NIC4"], Interfaces = [new TeamNic { Name = "Team" }] });
        }

        if (embedded || Chance(50))
        {
            _switches.Add(new VirtualSwitch { Name = "Teamed", Type = SwitchType.External, Uplinks = embedded ? ["NIC3", "NIC4"] : ["Team"] });
        }
    }

    private void AddHostAdapter(string on, string? traffic) =>
        _hostAdapters.Add(new HostAdapter { Name = on, Switch = on, Vlan = Chance(30) ? Access(50) : PortVlan.None, Traffic = traffic });

    private VirtualMachine Vm(string name) => new()
    {
        Name = name,
        State = Chance(70) ? VmState.Running : VmState.Off,
        Adapters = Enumerable.Range(1, Chance(80) ? 1 : 2).Select(a => new VmAdapter
        {
            Name = a == 1 ? VmAdapter.DefaultName : "Second",
            Switch = _switches.Count > 0 && Chance(60) ? _switches[random.Next(_switches.Count)].Name : null,
            Kind = Chance(10) ? AdapterKind.Legacy : AdapterKind.Synthetic,
            Vlan = Vlan(),
            Security = Chance(10) ? _settings.Security() with { MacSpoofing = false, GuestTeaming = false, Mirroring = PortMirroring.None } : AdapterSecurity.Default,
            Bandwidth = Chance(10) ? new AdapterBandwidth { Weight = 5 } : AdapterBandwidth.Default,
            Isolation = a == 2 && Chance(30) ? new IsolationSetting { Mode = IsolationMode.Vlan, DefaultId = 80, AllowUntagged = true } : null,
        }).ToValueList(),
    };

    private PortVlan Vlan() => random.Next(9) switch
    {
        0 or 1 => PortVlan.None,
        2 => new PortVlan.Trunk(Chance(50) ? new VlanId(60) : null, VlanSet.Of(61, 62)),
        3 => new PortVlan.Isolated(new VlanId(70), new VlanId(71)),
        4 => new PortVlan.Community(new VlanId(70), new VlanId(72)),
        5 => new PortVlan.Promiscuous(new VlanId(70), VlanSet.Of(71, 72)),
        _ => Access(random.Next(2, 9)),
    };

    private bool Chance(int percent) => random.Next(100) < percent;

    private static PortVlan.Access Access(int id) => new PortVlan.Access(new VlanId(id));
}
