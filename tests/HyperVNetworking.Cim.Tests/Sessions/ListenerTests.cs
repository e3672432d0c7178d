using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Core.Tests.Architecture;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Tests.Sessions;

/// <summary>A listener that looks at a connected port after every single operation (design 8): between two settings the port is in the VLANs of the old one or of the new one, or it is disconnected; never in VLAN 0 or in a third.</summary>
public sealed class ListenerTests
{
    private static readonly (string Name, PortVlan Vlan, int[] Vlans)[] s_settings =
    [
        ("Untagged", PortVlan.None, [0]),
        ("Access", LabHosts.Access(2), [2]),
        ("Access other", LabHosts.Access(3), [3]),
        ("Trunk", new PortVlan.Trunk(new VlanId(10), VlanSet.Of(11, 12)), [10, 11, 12]),
        ("Isolated", new PortVlan.Isolated(new VlanId(20), new VlanId(21)), [20, 21]),
        ("Community", new PortVlan.Community(new VlanId(20), new VlanId(22)), [20, 22]),
        ("Promiscuous", new PortVlan.Promiscuous(new VlanId(20), VlanSet.Of(21, 22)), [20, 21, 22]),
    ];

    private static readonly (IsolationSetting? Setting, int[] Vlans)[] s_isolation =
    [
        (null, [0]),
        (Isolated(2), [2]),
        (Isolated(3), [3]),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_port_is_never_between_two_vlans_and_the_outage_of_each_pair_is_in_the_docs(bool refusesModify)
    {
        var rows = new List<string>();
        foreach ((string from, PortVlan old, int[] oldVlans) in s_settings)
        {
            var row = new List<string>();
            foreach ((string to, PortVlan wanted, int[] newVlans) in s_settings)
            {
                if (old == wanted)
                {
                    row.Add("-");
                    continue;
                }

                NetworkLab lab = Lab(old, null);
                lab.Options = lab.Options with { RefuseVlanModify = refusesModify };
                int outage = await ListenAsync(lab, [.. oldVlans, .. newVlans], a => [new HostChange.SetAdapterVlan(a, old, wanted)], $"{from} to {to}");
                row.Add(outage.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            rows.Add($"{from,-14}{string.Concat(row.Select(r => $"{r,4}"))}");
        }

        string documented = File.ReadAllText(Path.Combine(Repository.Root, "en-US", "about_HyperVNetworking_Safety.help.txt")).Replace("\r\n", "\n", StringComparison.Ordinal);
        string table = string.Concat(rows.Select(r => $"        {r}\n"));
        Assert.True(documented.Contains(table, StringComparison.Ordinal), $"The table in about_HyperVNetworking_Safety is to be:\n{table}");
    }

    [Fact]
    public async Task A_port_of_the_second_store_is_never_between_two_vlans()
    {
        foreach ((IsolationSetting? old, int[] oldVlans) in s_isolation)
        {
            foreach ((IsolationSetting? wanted, int[] newVlans) in s_isolation.Where(i => i.Setting != old))
            {
                int outage = await ListenAsync(Lab(PortVlan.None, old), [.. oldVlans, .. newVlans], a => [new HostChange.SetAdapterIsolation(a, old, wanted)], $"{old} to {wanted}");

                Assert.Equal(0, outage);
            }
        }
    }

    [Fact]
    public async Task A_move_from_one_store_to_the_other_sets_the_new_one_first()
    {
        IsolationSetting second = Isolated(3);
        PortVlan first = LabHosts.Access(2);

        await ListenAsync(Lab(first, null), [2, 3], a => [new HostChange.SetAdapterIsolation(a, null, second), new HostChange.SetAdapterVlan(a, first, PortVlan.None)], "first to second store");
        await ListenAsync(Lab(PortVlan.None, second), [2, 3], a => [new HostChange.SetAdapterVlan(a, PortVlan.None, first), new HostChange.SetAdapterIsolation(a, second, null)], "second to first store");
    }

    [Fact]
    public async Task The_listener_hears_a_port_that_loses_its_vlan_while_connected()
    {
        PortVlan first = LabHosts.Access(2);

        await Assert.ThrowsAnyAsync<Exception>(() => ListenAsync(
            Lab(first, null), [2, 3], a => [new HostChange.SetAdapterVlan(a, first, PortVlan.None), new HostChange.SetAdapterVlan(a, PortVlan.None, LabHosts.Access(3))], "by way of no VLAN"));
    }

    // How many operations the port is disconnected for.
    private static async Task<int> ListenAsync(NetworkLab lab, HashSet<int> allowed, Func<AdapterReference, HostChange[]> changes, string what)
    {
        using var reading = new HyperVHostSession(lab.Connect("HV01"), SystemClock.Instance);
        HostState before = await reading.ReadAsync();
        int outage = 0;
        var listener = new Listener(lab.Connect("HV01"), async call =>
        {
            VmAdapter port = (await reading.ReadAsync()).Vms[0].Adapters[0];
            outage += port.Switch is null ? 1 : 0;
            Assert.True(port.Switch is null || Vlans(port).All(allowed.Contains), $"{what}: after {call} the port is {port.Vlan}, {port.Isolation}.");
        });
        using var session = new HyperVHostSession(listener, SystemClock.Instance) { AllowDisconnect = true };

        await session.ApplyAsync(changes(before.Reference("VM1")));

        VmAdapter after = (await reading.ReadAsync()).Vms[0].Adapters[0];
        Assert.Equal("LAN", after.Switch);
        Assert.True(listener.Heard > 0, what);
        return outage;
    }

    private static int[] Vlans(VmAdapter port) => (port.Vlan, port.Isolation) switch
    {
        (PortVlan.Untagged, IsolationSetting isolation) => [(int)isolation.DefaultId],
        (PortVlan vlan, IsolationSetting isolation) => [.. Of(vlan), (int)isolation.DefaultId],
        (PortVlan vlan, null) => Of(vlan),
    };

    private static int[] Of(PortVlan vlan) => s_settings.Single(s => s.Vlan == vlan).Vlans;

    private static IsolationSetting Isolated(int id) => new() { Mode = IsolationMode.Vlan, DefaultId = id, AllowUntagged = true };

    private static NetworkLab Lab(PortVlan vlan, IsolationSetting? isolation) => LabHosts.Lab(new HostState
    {
        Name = "HV01",
        PhysicalNics = [new PhysicalNic { Name = "NIC1" }],
        Switches = [new VirtualSwitch { Name = "LAN", Type = SwitchType.External, Uplinks = ["NIC1"] }],
        Vms = [new VirtualMachine { Name = "VM1", State = VmState.Running, Adapters = [new VmAdapter { Switch = "LAN", Vlan = vlan, Isolation = isolation }] }],
    });

    /// <summary>Has somebody look after each call that can change something.</summary>
    private sealed class Listener(ICimClient inner, Func<string, Task> look) : ICimClient
    {
        public int Heard { get; private set; }

        public string ComputerName => inner.ComputerName;

        public Task<IReadOnlyList<CimRecord>> EnumerateAsync(string nameSpace, string className, CancellationToken cancellationToken) => inner.EnumerateAsync(nameSpace, className, cancellationToken);

        public Task<IReadOnlyList<CimRecord>> QueryAsync(string nameSpace, string query, CancellationToken cancellationToken) => inner.QueryAsync(nameSpace, query, cancellationToken);

        public Task<IReadOnlyList<CimRecord>> AssociatorsAsync(string nameSpace, CimPath source, string? associationClass, string? resultClass, CancellationToken cancellationToken) =>
            inner.AssociatorsAsync(nameSpace, source, associationClass, resultClass, cancellationToken);

        public Task<CimRecord> GetAsync(string nameSpace, CimPath path, CancellationToken cancellationToken) => inner.GetAsync(nameSpace, path, cancellationToken);

        public async Task<CimMethodAnswer> InvokeAsync(string nameSpace, CimPath target, string method, IReadOnlyList<CimField> parameters, CancellationToken cancellationToken)
        {
            CimMethodAnswer answer = await inner.InvokeAsync(nameSpace, target, method, parameters, cancellationToken);
            Heard++;
            await look(method);
            return answer;
        }

        public Task<CimRecord> CreateAsync(string nameSpace, CimRecord instance, IReadOnlyList<CimField> options, CancellationToken cancellationToken) =>
            inner.CreateAsync(nameSpace, instance, options, cancellationToken);

        public Task ModifyAsync(string nameSpace, CimRecord instance, IReadOnlyList<CimField> options, CancellationToken cancellationToken) =>
            inner.ModifyAsync(nameSpace, instance, options, cancellationToken);

        public Task DeleteAsync(string nameSpace, CimPath path, CancellationToken cancellationToken) => inner.DeleteAsync(nameSpace, path, cancellationToken);

        public void Dispose() => inner.Dispose();
    }
}
