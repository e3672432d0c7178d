using System;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>A lab of many VMs: a call costs what it touches, not what is there. Cost is counted in bytes, which no busy machine changes.</summary>
[Collection("Alone")]
public class SizeTests
{
    private static HostState Of(int vms) => Host1 with
    {
        Vms = [.. Enumerable.Range(0, vms).Select(i => new VirtualMachine { Name = "VM" + i, Adapters = [new VmAdapter { Switch = "Switch A", Vlan = new PortVlan.Access(new VlanId(2)) }] })],
    };

    [Fact]
    public async Task Enumerating_a_class_copies_no_instance()
    {
        ICimClient client = Client(Of(1000));
        var first = await client.All(Allocation);
        var second = await client.All(Allocation);

        Assert.Equal(1006, first.Count);
        Assert.All(first.Zip(second), pair => Assert.Same(pair.First, pair.Second));
    }

    [Fact]
    public void Making_a_lab_is_linear_in_its_VMs()
    {
        static long Cost(int vms)
        {
            HostState state = Of(vms);
            long before = GC.GetTotalAllocatedBytes(precise: true);
            Client(state).Dispose();
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        Cost(10);
        long few = Cost(200);
        long many = Cost(2000);

        Assert.True(many < few * 15, $"200 VMs took {few} bytes and 2,000 took {many}");
    }

    [Fact]
    public async Task Changing_one_port_of_thousands_touches_one_port()
    {
        async Task<long> Cost(ICimClient client)
        {
            string[] vlans = [.. (await client.Live(Vlan)).Select(v => v.Text("InstanceID")!).Where(id => id.Contains(@"\C\", StringComparison.Ordinal)).Take(61)];
            CimPath service = await client.Service("Msvm_VirtualSystemManagementService");
            long before = 0;
            foreach (string vlan in vlans)
            {
                // The first change makes the look-up that the others use.
                before = vlan == vlans[1] ? GC.GetTotalAllocatedBytes(precise: true) : before;
                CimPath port = CimPath.Of(Allocation, "InstanceID", string.Join('\\', vlan.Split('\\')[..^2]));
                await client.InvokeAsync(V2, service, "RemoveFeatureSettings", [References("FeatureSettings", CimPath.Of(Vlan, "InstanceID", vlan))], default);
                CimMethodAnswer added = await client.InvokeAsync(V2, service, "AddFeatureSettings", [Reference("AffectedConfiguration", port), Texts("FeatureSettings", AccessVlan(5))], default);
                Assert.Equal(0u, added.ReturnValue);
            }

            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        await Cost(Client(Of(100)));
        long few = await Cost(Client(Of(100)));
        long many = await Cost(Client(Of(3000)));

        Assert.True(many < few * 2, $"60 changes took {few} bytes among 100 VMs and {many} among 3,000");
    }
}
