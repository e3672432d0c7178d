using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;
using Outcome = HyperVNetworking.Verification.Isolation.Outcome;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

public sealed class ReachabilityMatrixTests
{
    /// <summary>A few seconds' worth; RANDOM_NETWORKS=from-to in the environment tries others.</summary>
    [Fact]
    public void The_matrix_agrees_with_frame_by_frame_flooding_on_random_networks_of_every_feature()
    {
        int[] range = [.. (Environment.GetEnvironmentVariable("RANDOM_NETWORKS") ?? "0-1499").Split('-').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
        int pairs = 0;
        int largest = 0;
        for (int seed = range[0]; seed <= range[1]; seed++)
        {
            NetworkDocument document = RandomNetwork.Make(seed);
            HashSet<(string, string)> expected = new FloodingSimulator(document.Hosts, document.Fabric).HeardBy();
            HashSet<(string, string)> actual = Pairs(document);
            string[] wrong = [.. actual.Except(expected).Select(p => $"invented {p}"), .. expected.Except(actual).Select(p => $"missed {p}")];
            Assert.True(wrong.Length == 0, $"Seed {seed}: {string.Join("; ", wrong.Take(5))}");
            pairs += expected.Count;
            largest = Math.Max(largest, EndpointDirectory.Build(document.Hosts, document.Fabric).Endpoints.Count);
        }

        Assert.InRange(pairs, 10_000, int.MaxValue);
        Assert.InRange(largest, 40, 70);
    }

    [Fact]
    public void A_new_access_port_removes_no_pair() => Holds(seed =>
    {
        NetworkDocument before = RandomNetwork.Make(seed);
        PhysicalPort added = ArticleNetwork.Access("new", 1 + (seed % 6), "Newcomer");
        NetworkDocument after = before.WithSwitch("P0", s => s with { Ports = s.Ports.Add(added) });
        Assert.True(Pairs(after).IsSupersetOf(Pairs(before)));
    });

    [Fact]
    public void Nobody_hears_an_own_frame_that_a_cable_turns_into_another_VLAN_and_brings_back() => TakingAVlanAddsNoPair(970505403);

    [Fact]
    public void A_VLAN_taken_from_a_trunk_adds_no_pair() => Holds(TakingAVlanAddsNoPair);

    private static void TakingAVlanAddsNoPair(int seed)
    {
        NetworkDocument before = RandomNetwork.Make(seed);
        HashSet<(string, string)> pairs = Pairs(before);
        foreach ((PhysicalSwitch owner, PhysicalPort trunk) in before.Fabric.Switches.SelectMany(s => s.Ports.Where(p => p.Mode == PhysicalPortMode.Trunk).Select(p => (s, p))))
        {
            VlanSet fewer = trunk.Allowed.Except(VlanSet.Of(1 + (seed % 6)));
            Assert.True(Pairs(before.WithPort(owner.Name, trunk.Name, p => p with { Allowed = fewer })).IsSubsetOf(pairs));
        }
    }

    [Fact]
    public void Other_names_change_nothing() => Holds(seed =>
    {
        NetworkDocument before = RandomNetwork.Make(seed);
        Assert.Equal(Indexes(before), Indexes(Renamed(before)));
    });

    [Fact]
    public void A_switch_split_by_a_full_trunk_changes_nothing() => Holds(seed =>
    {
        NetworkDocument before = RandomNetwork.Make(seed);
        Assert.Equal(Pairs(before), Pairs(Split(before, before.Fabric.Switches[seed % before.Fabric.Switches.Count])));
    });

    [Fact]
    public void The_same_network_gives_the_same_report_down_to_the_hop() => Holds(seed =>
    {
        NetworkDocument document = RandomNetwork.Make(seed);
        string[] vms = [.. document.Hosts.SelectMany(h => h.Vms).Select(v => v.Name)];
        document = document with { Tenants = [.. vms.Chunk(3).Select((members, i) => new Tenant { Name = $"T{i}", Members = [.. members] })] };
        IsolationReport report = document.Judge();
        Assert.Equal(report, document.Judge());
        Assert.All(report.Verdicts.SelectMany(v => v.Traces).Where(t => t.Arrives), t => Assert.DoesNotContain(t.Hops, h => h.Dropped));
    });

    [Fact]
    public void A_host_that_was_not_read_never_leaves_anything_proven()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            NetworkDocument document = RandomNetwork.Make(seed);
            string[] vms = [.. document.Hosts.SelectMany(h => h.Vms).Select(v => v.Name)];
            document = document with
            {
                Tenants = [.. vms.Select((vm, i) => (vm, i)).GroupBy(v => v.i % 3, v => v.vm).Select(g => new Tenant { Name = $"T{g.Key}", Members = [.. g] })],
            };
            HostState[] states = [.. document.Hosts.Select((h, i) => i == seed % document.Hosts.Count ? h with { Complete = false, Error = "dead" } : h)];
            Assert.DoesNotContain(IsolationCheck.Judge(document, states, new IsolationOptions()).Verdicts, v => v.Outcome == Outcome.Proven);
        }
    }

    [Fact]
    public void Open_ends_are_named_where_knowledge_ends()
    {
        var document = new NetworkDocument
        {
            Hosts =
            [
                new HostState
                {
                    Name = "Host1",
                    PhysicalNics =
                    [
                        new PhysicalNic { Name = "P-NIC1", Port = new PortReference("SwitchA", "7") },
                        new PhysicalNic { Name = "P-NIC2", Use = "Management" },
                        new PhysicalNic { Name = "P-NIC3" },
                    ],
                    Switches = [new VirtualSwitch { Name = "S", Type = SwitchType.External, Uplinks = ["P-NIC1"] }],
                    Vms = [ArticleNetwork.Vm("VM1", "S", 2)],
                },
            ],
            Fabric = new Fabric { Switches = [new PhysicalSwitch { Name = "SwitchA", Ports = [new PhysicalPort { Name = "7" }] }] },
        };
        ReachabilityMatrix matrix = ReachabilityMatrix.Build(document.Hosts, document.Fabric);
        Assert.Equal(["Host1/P-NIC2", "SwitchA/7", "SwitchA/other ports"], matrix.OpenEnds.Order(System.StringComparer.Ordinal));
        Assert.Equal(["VM1", "Host1/P-NIC2"], matrix.Endpoints.Select(e => e.Name));
        Assert.Empty(matrix.HeardBy);
    }

    private static void Holds(Action<int> law) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), law));

    // Every other port moves to the new half; the ports of an aggregation stay together.
    private static NetworkDocument Split(NetworkDocument document, PhysicalSwitch whole)
    {
        bool Moves(PortReference? port) => port?.Switch == whole.Name
            && !document.Fabric.Lags.Any(l => l.Ports.Contains(port))
            && whole.Ports.ToList().FindIndex(p => p.Name == port.Port) % 2 == 1;
        PortReference? Moved(PortReference? port) => Moves(port) ? new PortReference("Half", port!.Port) : port;
        PhysicalPort trunk = new() { Name = "split", Mode = PhysicalPortMode.Trunk, Native = null, Allowed = VlanSet.All };
        PhysicalPort[] moved = [.. whole.Ports.Where(p => Moves(new PortReference(whole.Name, p.Name)))];
        PhysicalSwitch rest = whole with { Ports = [.. whole.Ports.Except(moved), trunk] };
        PhysicalSwitch half = whole with { Name = "Half", Ports = [.. moved, trunk] };
        return document with
        {
            Hosts = document.Hosts.Replace(_ => true, h => h with { PhysicalNics = h.PhysicalNics.Replace(_ => true, n => n with { Port = Moved(n.Port) }) }),
            Fabric = document.Fabric with
            {
                Switches = [.. document.Fabric.Switches.Replace(s => s == whole, _ => rest), half],
                Links = [.. document.Fabric.Links.Select(l => new FabricLink(Moved(l.First)!, Moved(l.Second)!)), new FabricLink(new PortReference(whole.Name, "split"), new PortReference("Half", "split"))],
            },
        };
    }

    private static HashSet<(string Sender, string Hearer)> Pairs(NetworkDocument document) =>
        [.. ReachabilityMatrix.Build(document.Hosts, document.Fabric).HeardBy.Select(p => (p.Sender.Name, p.Hearer.Name))];

    private static (int Sender, int Hearer)[] Indexes(NetworkDocument document)
    {
        ReachabilityMatrix matrix = ReachabilityMatrix.Build(document.Hosts, document.Fabric);
        var index = matrix.Endpoints.Select((e, i) => (e.Name, i)).ToDictionary(e => e.Name, e => e.i);
        return [.. matrix.HeardBy.Select(p => (index[p.Sender.Name], index[p.Hearer.Name]))];
    }

    private static NetworkDocument Renamed(NetworkDocument document)
    {
        static string New(string name) => $"x {name}";
        static PortReference? Moved(PortReference? port) => port is null ? null : new PortReference(New(port.Switch), New(port.Port));
        static TeamMapping? Remapped(TeamMapping? mapping) => mapping is null ? null : mapping with { Nic = New(mapping.Nic) };
        return new NetworkDocument
        {
            Hosts = document.Hosts.Replace(_ => true, h => h with
            {
                Name = New(h.Name),
                PhysicalNics = h.PhysicalNics.Replace(_ => true, n => n with { Name = New(n.Name), Port = Moved(n.Port) }),
                Teams = h.Teams.Replace(_ => true, t => t with
                {
                    Name = New(t.Name),
                    Members = [.. t.Members.Select(New)],
                    Interfaces = t.Interfaces.Replace(_ => true, i => i with { Name = New(i.Name) }),
                }),
                Switches = h.Switches.Replace(_ => true, s => s with { Name = New(s.Name), Uplinks = [.. s.Uplinks.Select(New)] }),
                HostAdapters = h.HostAdapters.Replace(_ => true, a => a with { Name = New(a.Name), Switch = New(a.Switch), TeamMapping = Remapped(a.TeamMapping) }),
                Vms = h.Vms.Replace(_ => true, v => v with
                {
                    Name = New(v.Name),
                    Adapters = v.Adapters.Replace(a => a.Switch is not null, a => a with { Switch = New(a.Switch!), TeamMapping = Remapped(a.TeamMapping) }),
                }),
            }),
            Fabric = new Fabric
            {
                Switches = document.Fabric.Switches.Replace(_ => true, s => s with
                {
                    Name = New(s.Name),
                    Ports = s.Ports.Replace(_ => true, p => p with { Name = New(p.Name), Attached = p.Attached is null ? null : New(p.Attached) }),
                }),
                Links = document.Fabric.Links.Replace(_ => true, l => new FabricLink(Moved(l.First)!, Moved(l.Second)!)),
                Lags = document.Fabric.Lags.Replace(_ => true, l => l with { Ports = [.. l.Ports.Select(p => Moved(p)!)] }),
            },
        };
    }
}
