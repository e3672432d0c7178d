using System;
using System.Linq;
using System.Threading;
using HyperVNetworking.Core.Tests.Verification.Isolation;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Reachability;

namespace HyperVNetworking.Core.Tests.Verification.Reachability;

public sealed class ReachabilityComparisonTests
{
    private static readonly NetworkDocument s_built = ArticleNetwork.Built;
    private static readonly NetworkSnapshot s_before = new(s_built.Hosts, s_built.Fabric);

    [Fact]
    public void Equal_networks_differ_in_nothing() => Assert.Empty(Compare(s_before, s_before));

    [Fact]
    public void It_names_the_setting_of_an_adapter_that_did_it()
    {
        ValueList<ReachabilityChange> changes = Compare(s_before, WithVlan("VM1", 3));
        Assert.Contains(changes, c => c is { Change: ReachabilityChangeKind.BecameReachable, Sender: "VM1", Hearer: "VM8" });
        Assert.Contains(changes, c => c is { Change: ReachabilityChangeKind.Lost, Sender: "VM1", Hearer: "VM7" });
        Assert.All(changes, c =>
        {
            Assert.True(c.IsCertain);
            Assert.Equal("Host1 VM VM1 'Network Adapter' VLAN: Access 2 -> Access 3", Assert.Single(c.Causes).ToString());
        });
    }

    [Fact]
    public void It_names_the_port_on_the_way_and_not_what_changed_elsewhere()
    {
        NetworkDocument pruned = s_built.WithPort("SwitchA", "1", p => p with { Allowed = VlanSet.Parse("3-4") });
        NetworkSnapshot after = new(WithVlan("VM9", 9).Hosts, pruned.Fabric);
        ReachabilityChange lost = Compare(s_before, after).Single(c => c is { Sender: "VM1", Hearer: "VM7" });
        Assert.Equal(ReachabilityChangeKind.Lost, lost.Change);
        Assert.Equal("physical switch SwitchA port 1 settings: Trunk native 1 allowed 2-4 -> Trunk native 1 allowed 3-4", Assert.Single(lost.Causes).ToString());
    }

    [Fact]
    public void Where_two_settings_are_needed_both_are_named()
    {
        NetworkSnapshot after = new(WithVlan("VM1", 9).Hosts, s_built.Fabric);
        after = after with { Hosts = WithVlan("VM2", 9, after.Hosts) };
        ReachabilityChange[] changes = [.. Compare(s_before with { Hosts = WithVlan("VM2", 3).Hosts }, after).Where(c => c is { Sender: "VM1", Hearer: "VM2" })];
        Assert.Equal(2, Assert.Single(changes).Causes.Count);
    }

    [Fact]
    public void A_VM_that_moved_is_itself_and_the_move_is_the_cause()
    {
        VirtualMachine moving = s_built.Hosts[0].Vms[0];
        NetworkSnapshot after = new(
            [
                s_built.Hosts[0] with { Vms = s_built.Hosts[0].Vms.RemoveAll(v => v == moving) },
                s_built.Hosts[1] with { Vms = s_built.Hosts[1].Vms.Add(moving with { Adapters = [moving.Adapters[0] with { Switch = "Switch C" }] }) },
            ],
            s_built.Fabric);
        Assert.Empty(Compare(s_before, after));
        ValueList<ReachabilityChange> cut = Compare(s_before with { Fabric = Fabric.Undescribed }, after with { Fabric = Fabric.Undescribed });
        Assert.Contains(cut, c => c is { Change: ReachabilityChangeKind.Lost, Sender: "VM1", Hearer: "VM2" });
        Assert.All(cut.Where(c => c.Sender == "VM1"), c => Assert.Contains(c.Causes, cause => cause.ToString() == "Host2 VM VM1 host: Host1 -> Host2"));
    }

    [Fact]
    public void A_new_VM_is_the_cause_of_what_it_hears()
    {
        HostState host = s_built.Hosts[0];
        NetworkSnapshot after = s_before with { Hosts = s_before.Hosts.Replace(h => h == host, h => h with { Vms = h.Vms.Add(h.Vms[0] with { Name = "VM99", Id = null }) }) };
        ReachabilityChange change = Compare(s_before, after).First(c => c.Hearer == "VM99");
        Assert.Equal("Host1 VM VM99 VM: absent -> present", Assert.Single(change.Causes).ToString());
    }

    [Fact]
    public void A_host_that_is_gone_is_the_cause()
    {
        ValueList<ReachabilityChange> changes = Compare(s_before, s_before with { Hosts = [s_before.Hosts[0]] });
        Assert.All(changes, c => Assert.Contains(c.Causes, cause => cause is { ComputerName: "Host2", Setting: "state", NewValue: "absent" }));
    }

    [Fact]
    public void What_became_reachable_one_way_is_lost_the_other_way_and_every_change_has_a_cause()
    {
        for (int seed = 0; seed < 12; seed++)
        {
            NetworkSnapshot first = Snapshot(RandomNetwork.Make(seed));
            NetworkSnapshot second = Snapshot(RandomNetwork.Make(seed + 1));
            ValueList<ReachabilityChange> forth = Compare(first, second);
            ValueList<ReachabilityChange> back = Compare(second, first);
            Assert.Equal(Pairs(forth, ReachabilityChangeKind.BecameReachable), Pairs(back, ReachabilityChangeKind.Lost));
            Assert.Equal(Pairs(forth, ReachabilityChangeKind.Lost), Pairs(back, ReachabilityChangeKind.BecameReachable));
            Assert.All(forth, c => Assert.NotEmpty(c.Causes));
        }
    }

    [Fact]
    public void One_changed_trunk_is_always_the_certain_cause()
    {
        int found = 0;
        for (int seed = 0; seed < 30; seed++)
        {
            NetworkDocument document = RandomNetwork.Make(seed);
            foreach ((PhysicalSwitch owner, PhysicalPort trunk) in document.Fabric.Switches.SelectMany(s => s.Ports.Where(p => p.Mode == PhysicalPortMode.Trunk).Select(p => (s, p))).Take(3))
            {
                NetworkDocument pruned = document.WithPort(owner.Name, trunk.Name, p => p with { Allowed = VlanSet.Of(4000) });
                foreach (ReachabilityChange change in Compare(Snapshot(document), Snapshot(pruned)))
                {
                    found++;
                    Assert.True(change.IsCertain, $"Seed {seed}: {change}");
                    Assert.Equal($"physical switch {owner.Name} port {trunk.Name}", Assert.Single(change.Causes).Object);
                }
            }
        }

        Assert.InRange(found, 100, int.MaxValue);
    }

    /// <summary>Two thousand VMs in one VLAN are four million pairs, of which eight thousand are lost: nothing of the rest is listed.</summary>
    [Fact]
    public void What_did_not_change_in_a_large_network_takes_no_memory()
    {
        static HostState Host(int number, int strayed) => new()
        {
            Name = $"H{number}",
            PhysicalNics = [new PhysicalNic { Name = "NIC1", Port = new PortReference("Top", $"{number}") }],
            Switches = [new VirtualSwitch { Name = "S", Type = SwitchType.External, Uplinks = ["NIC1"] }],
            Vms = [.. Enumerable.Range(0, 100).Select(i => new VirtualMachine { Name = $"VM{number}-{i}", Adapters = [new VmAdapter { Switch = "S", Vlan = new PortVlan.Access(new VlanId(i < strayed ? 3 : 2)) }] })],
        };
        var fabric = new Fabric
        {
            Switches = [new PhysicalSwitch { Name = "Top", OtherPorts = OtherPorts.Unused, Ports = [.. Enumerable.Range(0, 20).Select(i => new PhysicalPort { Name = $"{i}", Mode = PhysicalPortMode.Trunk, Allowed = VlanSet.Of(2) })] }],
        };
        NetworkSnapshot Network(int strayed) => new([.. Enumerable.Range(0, 20).Select(i => Host(i, i == 7 ? strayed : 0))], fabric);
        (NetworkSnapshot before, NetworkSnapshot after) = (Network(0), Network(2));
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        int lost = ReachabilityComparison.Compare(before, after, CancellationToken.None).Count(c => c.Change == ReachabilityChangeKind.Lost);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Assert.Equal(2 * 2 * 1998, lost);
        Assert.True(allocated < 200_000_000, $"{allocated} bytes");
    }

    [Fact]
    public void It_can_be_cancelled() => Assert.Throws<OperationCanceledException>(() =>
        ReachabilityComparison.Compare(s_before, WithVlan("VM1", 3), new CancellationToken(canceled: true)));

    private static ValueList<ReachabilityChange> Compare(NetworkSnapshot before, NetworkSnapshot after) => [.. ReachabilityComparison.Compare(before, after, CancellationToken.None)];

    private static NetworkSnapshot Snapshot(NetworkDocument document) => new(document.Hosts, document.Fabric);

    private static string[] Pairs(ValueList<ReachabilityChange> changes, ReachabilityChangeKind kind) =>
        [.. changes.Where(c => c.Change == kind).Select(c => $"{c.Sender} -> {c.Hearer}").Order(StringComparer.OrdinalIgnoreCase)];

    private static NetworkSnapshot WithVlan(string vm, int vlan) => s_before with { Hosts = WithVlan(vm, vlan, s_before.Hosts) };

    private static ValueList<HostState> WithVlan(string vm, int vlan, ValueList<HostState> hosts) => hosts.Select(h => h with
    {
        Vms = h.Vms.Replace(v => v.Name == vm, v => v with { Adapters = v.Adapters.Replace(_ => true, a => a with { Vlan = new PortVlan.Access(new VlanId(vlan)) }) }),
    }).ToValueList();
}
