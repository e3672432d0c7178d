using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using Xunit;

namespace HyperVNetworking.Cim.Tests.Sessions;

/// <summary>Site-rules G (a): a cluster that is read while a node drains.</summary>
public sealed class ReadingOfMovingVmsTests
{
    private const int VmsPerNode = 3;

    private readonly NetworkLab _lab = NetworkLab.Create(FourNodes.Document(VmsPerNode), null);
    private readonly string[] _all = FourNodes.Document(VmsPerNode).Hosts.SelectMany(h => h.Vms).Select(v => v.Name).Order().ToArray();

    [Theory]
    [InlineData(7, 1)]
    [InlineData(23, 1)]
    [InlineData(41, 4)]
    [InlineData(64, 4)]
    public async Task No_vm_is_read_twice_or_lost_while_a_node_drains(int everyOperations, int throttle)
    {
        _lab.Migrations.Drain("HV1", everyOperations);

        for (int i = 0; i < 8; i++)
        {
            ValueList<HostState> states = await HostReader.ReadAllAsync(_lab.HostNames.Select(Session).ToArray(), throttle, CancellationToken.None);
            Assert.Equal(_all, states.SelectMany(s => s.Vms).Select(v => v.Name).Order());
        }
    }

    [Fact]
    public async Task A_vm_that_moves_between_the_readings_of_two_nodes_is_on_one_of_them()
    {
        bool moved = false;
        _lab.Faults =
        [
            new LabFault
            {
                Host = "HV2",
                Kind = LabFaultKind.Latency,
                Where = _ =>
                {
                    if (!moved)
                    {
                        moved = true;
                        _lab.Migrations.Begin("SALES-11", "HV2");
                        _lab.Migrations.Complete("SALES-11");
                    }

                    return false;
                },
            },
        ];

        // One after the other: HV1 is read before the move, HV2 after it.
        ValueList<HostState> states = await HostReader.ReadAllAsync(_lab.HostNames.Select(Session).ToArray(), 1, CancellationToken.None);

        Assert.Equal("HV2", Assert.Single(states, s => s.Vms.Any(v => v.Name == "SALES-11")).Name);
        Assert.Equal(_all, states.SelectMany(s => s.Vms).Select(v => v.Name).Order());
    }

    [Fact]
    public async Task Nodes_of_a_cluster_are_handed_on_together_and_other_hosts_as_they_answer()
    {
        NetworkDocument document = FourNodes.Document(1);
        NetworkLab lab = NetworkLab.Create(document with { Hosts = document.Hosts.Replace(h => h.Name == "HV4", h => h with { Cluster = null }) }, null);
        lab.Faults = [new LabFault { Host = "HV1", Kind = LabFaultKind.Latency, Delay = TimeSpan.FromMilliseconds(200) }];
        var order = new List<int>();

        await HostReader.ReadEachAsync(
            lab.HostNames.Select(h => (IHostSession)new HyperVHostSession(lab.Connect(h), SystemClock.Instance)).ToArray(),
            4,
            (index, _) =>
            {
                lock (order)
                {
                    order.Add(index);
                }
            },
            null,
            CancellationToken.None);

        Assert.Equal([3, 0, 1, 2], order);
    }

    private IHostSession Session(string host) => new HyperVHostSession(_lab.Connect(host), SystemClock.Instance);
}
