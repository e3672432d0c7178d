using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using HyperVNetworking.Fabrics;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Fabrics;

/// <summary>The lines that switches need, and that reading them gives back what was written.</summary>
public sealed class WritingTests
{
    private static readonly string[] s_hostile = ["x\nno vlan 1", "a?b", "\u202Eabc", "q\"uote", " blank", "", "\0", "x\r\nreload", new('d', 300)];

    [Fact]
    public void What_is_written_whole_is_read_again_alike() =>
        Prop.ForAll(Fabrics(), pair =>
        {
            SwitchConfigurationSet written = SwitchConfigurationWriter.ForFabric(pair.Fabric, null, new SwitchConfigurationOptions { Dialect = pair.Dialect });
            Assert.Empty(written.Findings);
            FabricImport read = Configurations.Read(Assert.Single(written.Configurations).Text, pair.Dialect);
            Assert.DoesNotContain(read.Lines, l => l.Outcome != LineOutcome.Understood);
            Assert.Equal(Sorted(pair.Fabric), Sorted(read.Document.Fabric));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_differs_makes_one_fabric_of_the_other_and_without_leave_takes_nothing_away() =>
        Prop.ForAll(Fabrics(), Fabrics(), (one, two) =>
        {
            Fabric wanted = two.Fabric with { Switches = [two.Fabric.Switches[0] with { Ports = Renamed(two.Fabric, one.Fabric) }], Lags = [] };
            Fabric existing = one.Fabric with { Lags = [] };
            if (one.Dialect != two.Dialect)
            {
                return;
            }

            string Whole(Fabric f) => SwitchConfigurationWriter.ForFabric(f, null, new SwitchConfigurationOptions { Dialect = one.Dialect }).Configurations[0].Text;
            Fabric Applied(bool removes) => Configurations.Read(Whole(existing) + string.Concat(SwitchConfigurationWriter.ForFabric(wanted, existing, new SwitchConfigurationOptions { Dialect = one.Dialect, AllowRemoval = removes }).Configurations.Select(c => c.Text)), one.Dialect).Document.Fabric;
            foreach (PhysicalPort port in wanted.Switches[0].Ports)
            {
                PhysicalPort before = existing.Switches[0].FindPort(port.Name)!;
                PhysicalPort removed = Applied(removes: true).Switches[0].FindPort(port.Name)!;
                Assert.Equal((Vlans(port), port.Shutdown), (Vlans(removed), removed.Shutdown));
                PhysicalPort kept = Applied(removes: false).Switches[0].FindPort(port.Name)!;
                Assert.False(kept.Shutdown && !before.Shutdown);
                Assert.True(before.Mode != kept.Mode || before.Mode != PhysicalPortMode.Trunk || kept.Allowed.IsSupersetOf(one.Dialect == SwitchDialect.Os10 && before.Native is VlanId native ? before.Allowed.Except(VlanSet.Of(native.Value)) : before.Allowed));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_plan_adds_what_it_needs_and_nothing_else()
    {
        var fabric = new Fabric
        {
            Switches =
            [
                new PhysicalSwitch
                {
                    Name = "tor",
                    Ports =
                    [
                        new PhysicalPort { Name = "Ethernet1/1", Mode = PhysicalPortMode.Trunk, Native = new VlanId(7), Allowed = VlanSet.Of(7, 101, 999) },
                        new PhysicalPort { Name = "Ethernet1/2", Mode = PhysicalPortMode.Access, Vlan = new VlanId(7) },
                        new PhysicalPort { Name = "Ethernet1/4", Mode = PhysicalPortMode.Trunk, Shutdown = true },
                        new PhysicalPort { Name = "Ethernet1/5", Mode = PhysicalPortMode.Trunk, Allowed = VlanSet.Of(1, 101, 102) },
                        new PhysicalPort { Name = "Ethernet1/6", Mode = PhysicalPortMode.Trunk, Allowed = VlanSet.Of(1) },
                    ],
                },
            ],
            Lags = [new LinkAggregation { Name = "port-channel6", Ports = [new PortReference("tor", "Ethernet1/6")] }],
        };
        TrunkRequirement Need(string port) => new() { Port = new PortReference("tor", port), ConnectedTo = "Host1 physical NIC NIC1", Tagged = VlanSet.Of(101, 102), Untagged = true };
        NetworkPlan plan = new() { Document = NetworkDocument.Empty, CreatedAt = DateTimeOffset.UnixEpoch, Hosts = [], Trunks = [.. new[] { "Ethernet1/1", "Ethernet1/2", "Ethernet1/3", "Ethernet1/4", "Ethernet1/5", "Ethernet1/6", "1" }.Select(Need)] };
        SwitchConfigurationSet written = SwitchConfigurationWriter.ForPlan(plan, fabric, new SwitchConfigurationOptions { Dialect = SwitchDialect.NxOs });
        Assert.Equal(
            """
            ! physical switch tor
            interface port-channel6
              switchport trunk allowed vlan add 101-102
            interface Ethernet1/1
              switchport trunk allowed vlan add 102
            interface Ethernet1/2
              switchport
              switchport trunk native vlan 7
              switchport trunk allowed vlan 7,101-102
              switchport mode trunk
            interface Ethernet1/3
              switchport trunk allowed vlan add 101-102
              switchport mode trunk

            """.ReplaceLineEndings("\n"),
            Assert.Single(written.Configurations).Text);
        Assert.Equal(
            [FabricFindingCodes.NativeVlanInTheWay, FabricFindingCodes.NativeVlanInTheWay, FabricFindingCodes.PortNotWritable, FabricFindingCodes.PortNotWritable, FabricFindingCodes.PortStateUnknown],
            written.Findings.Select(f => f.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_name_of_a_document_becomes_a_command() => Assert.All(s_hostile, text =>
    {
        var fabric = new Fabric { Switches = [new PhysicalSwitch { Name = "s" + text.Replace('/', '-'), Ports = [new PhysicalPort { Name = "Ethernet1/1", Mode = PhysicalPortMode.Access, Description = text }, new PhysicalPort { Name = "Ethernet1/2" + text + "x", Mode = PhysicalPortMode.Access }] }] };
        foreach (SwitchDialect dialect in Enum.GetValues<SwitchDialect>())
        {
            SwitchConfigurationSet written = SwitchConfigurationWriter.ForFabric(fabric, null, new SwitchConfigurationOptions { Dialect = dialect });
            string[] known = ["!", "hostname ", "interface ", "  switchport", "  no switchport voice vlan", "  no shutdown"];
            Assert.All(written.Configurations.SelectMany(c => c.Lines), line =>
            {
                Assert.DoesNotContain(line, c => char.IsControl(c) || c == '\u202E');
                Assert.Contains(known, line.StartsWith);
            });
            Assert.Contains(written.Findings, f => f.Code == FabricFindingCodes.PortNotWritable);
        }
    });

    [Fact]
    public void A_dialect_that_ports_do_not_tell_is_an_error()
    {
        var fabric = new Fabric { Switches = [new PhysicalSwitch { Name = "SwitchA", Ports = [new PhysicalPort { Name = "1", Mode = PhysicalPortMode.Access }] }] };
        Assert.Equal(FabricErrorIds.SwitchDialectUnknown, Assert.Single(SwitchConfigurationWriter.ForFabric(fabric, null, new SwitchConfigurationOptions()).Errors).ErrorId);
    }

    private static Fabric Sorted(Fabric fabric) => fabric with { Switches = [.. fabric.Switches.Select(s => s with { Ports = [.. s.Ports.OrderBy(p => p.Name, StringComparer.Ordinal)] })] };

    private static ValueList<PhysicalPort> Renamed(Fabric ports, Fabric names) => [.. ports.Switches[0].Ports.Zip(names.Switches[0].Ports, (p, n) => p with { Name = n.Name, Description = null })];

    // What the mode leaves without effect need not agree.
    private static object Vlans(PhysicalPort port) => port.Mode switch
    {
        PhysicalPortMode.Access => (port.Mode, port.Vlan, port.VoiceVlan),
        PhysicalPortMode.Trunk => (port.Mode, port.Native, port.Allowed),
        _ => port.Mode,
    };

    private static Arbitrary<(SwitchDialect Dialect, Fabric Fabric)> Fabrics() => (
        from dialect in Gen.Elements(Enum.GetValues<SwitchDialect>())
        from ports in Port(dialect).ListOf()
        from alike in Port(dialect)
        from members in Gen.Choose(0, 2)
        select (dialect, Of(dialect, [.. ports.Take(5).Append(alike)], members))).ToArbitrary();

    private static Fabric Of(SwitchDialect dialect, PhysicalPort[] ports, int members)
    {
        string Name(int i) => dialect switch { SwitchDialect.NxOs => $"Ethernet1/{i}", SwitchDialect.Ios => $"GigabitEthernet1/0/{i}", _ => $"ethernet1/1/{i}" };
        PhysicalPort last = ports[^1];
        PhysicalPort[] bundled = last.Mode == PhysicalPortMode.Routed ? [] : [.. Enumerable.Range(0, members).Select(_ => last)];
        PhysicalPort[] all = [.. ports.Concat(bundled).Select((p, i) => p with { Name = Name(i + 1) })];
        return new Fabric
        {
            Switches = [new PhysicalSwitch { Name = "s1", Ports = [.. all] }],
            Lags = bundled.Length == 0 ? [] : [new LinkAggregation { Name = dialect == SwitchDialect.Ios ? "Port-channel7" : "port-channel7", Ports = [.. all.Skip(ports.Length).Select(p => new PortReference("s1", p.Name))] }],
        };
    }

    private static Gen<PhysicalPort> Port(SwitchDialect dialect) =>
        from mode in Gen.Elements(PhysicalPortMode.Access, PhysicalPortMode.Trunk, PhysicalPortMode.Routed)
        from vlan in Gen.Choose(2, 4094)
        from voice in Gen.Choose(0, 2)
        from first in Gen.Choose(1, 4000)
        from step in Gen.Choose(1, 40)
        from count in Gen.Choose(0, 60)
        from shutdown in ArbMap.Default.GeneratorFor<bool>()
        from description in Gen.Elements(null, "Host1", "to HV01 NIC 2", "a!b 'c' #d", "no shutdown")
        select Make(dialect, mode, new VlanId(vlan), voice, Enumerable.Range(0, count).Select(i => first + (i * step)).Where(v => v <= 4094), shutdown, description);

    private static PhysicalPort Make(SwitchDialect dialect, PhysicalPortMode mode, VlanId vlan, int voice, IEnumerable<int> numbers, bool shutdown, string? description)
    {
        bool isOs10 = dialect == SwitchDialect.Os10;
        VlanSet list = VlanSet.Of([.. numbers]);
        var port = new PhysicalPort { Name = "x", Mode = mode, Shutdown = shutdown, Description = description };
        return mode switch
        {
            PhysicalPortMode.Access => port with { Vlan = vlan, VoiceVlan = voice > 0 && !isOs10 ? new VlanId(voice) : null },
            PhysicalPortMode.Trunk when !isOs10 => port with { Native = vlan, Allowed = voice == 0 ? VlanSet.All : list },
            PhysicalPortMode.Trunk when voice == 0 => port with { Native = null, Allowed = list },
            PhysicalPortMode.Trunk => port with { Vlan = vlan, Native = vlan, Allowed = list.Union(VlanSet.Of(vlan.Value)) },
            _ => port,
        };
    }
}
