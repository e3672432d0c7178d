using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using Xunit;

namespace HyperVNetworking.Cim.Tests.Sessions;

/// <summary>VMs that move between the hosts of a lab, as the adapter reads them.</summary>
public sealed class MovingVmTests
{
    private const string Vm = "SALES-11";

    private readonly NetworkLab _lab = NetworkLab.Create(FourNodes.Document(2), null);

    [Fact]
    public async Task A_vm_on_its_way_is_on_its_old_host_and_planned_on_the_new_one()
    {
        _lab.Migrations.Begin(Vm, "HV2");

        HostState old = await ReadAsync("HV1");
        HostState next = await ReadAsync("HV2");

        Assert.True(old.Vms.Single(v => v.Name == Vm).Moving);
        Assert.DoesNotContain(next.Vms, v => v.Name == Vm);
        DormantMachine twin = Assert.Single(next.Dormant);
        Assert.Equal((DormantKind.Planned, old.Vms.Single(v => v.Name == Vm).Id), (twin.Kind, twin.VmId));
        Assert.Equal(old.Vms.Single(v => v.Name == Vm).Adapters, twin.Adapters);
    }

    [Fact]
    public async Task A_vm_that_has_moved_has_all_its_settings_on_the_new_host_and_nothing_is_left_on_the_old_one()
    {
        HostState before = await ReadAsync("HV1");

        _lab.Migrations.Begin(Vm, "HV2");
        _lab.Migrations.Complete(Vm);

        HostState old = await ReadAsync("HV1");
        HostState next = await ReadAsync("HV2");
        Assert.DoesNotContain(old.Vms, v => v.Name == Vm);
        Assert.Equal(before.Vms.Single(v => v.Name == Vm), next.Vms.Single(v => v.Name == Vm));
        Assert.Empty(next.Dormant);
        Assert.Equal(before.Vms.Count - 1, old.Vms.Count);

        // And it is a whole VM there: it can be changed and moved back.
        VirtualMachine moved = next.Vms.Single(v => v.Name == Vm);
        using (HyperVHostSession session = Session("HV2"))
        {
            await session.ApplyAsync([new HostChange.SetAdapterVlan(AdapterReference.To(moved, moved.Adapters[0]), moved.Adapters[0].Vlan, new PortVlan.Access(new VlanId(77)))], CancellationToken.None);
        }

        _lab.Migrations.Begin(Vm, "HV1");
        _lab.Migrations.Complete(Vm);
        Assert.Equal(new PortVlan.Access(new VlanId(77)), (await ReadAsync("HV1")).Vms.Single(v => v.Name == Vm).Adapters[0].Vlan);
    }

    [Fact]
    public async Task A_move_that_is_given_up_leaves_everything_as_it_was()
    {
        HostState old = await ReadAsync("HV1");
        HostState next = await ReadAsync("HV2");

        _lab.Migrations.Begin(Vm, "HV2");
        _lab.Migrations.Cancel(Vm);

        Assert.Equal(old, await ReadAsync("HV1"));
        Assert.Equal(next, await ReadAsync("HV2"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_changed_on_a_vm_on_its_way_is_refused_or_gone_afterwards(bool refused)
    {
        _lab.Options = _lab.Options with { RefuseChangeWhileMigrating = refused };
        _lab.Migrations.Begin(Vm, "HV2");
        VirtualMachine vm = (await ReadAsync("HV1")).Vms.Single(v => v.Name == Vm);
        HostChange change = new HostChange.SetAdapterVlan(AdapterReference.To(vm, vm.Adapters[0]), vm.Adapters[0].Vlan, new PortVlan.Access(new VlanId(77)));

        using (HyperVHostSession session = Session("HV1"))
        {
            HostFaultException? fault = await Record.ExceptionAsync(() => session.ApplyAsync([change], CancellationToken.None)) as HostFaultException;
            Assert.Equal(refused, fault is not null);
        }

        _lab.Migrations.Complete(Vm);
        Assert.Equal(new PortVlan.Access(new VlanId(10)), (await ReadAsync("HV2")).Vms.Single(v => v.Name == Vm).Adapters[0].Vlan);
    }

    [Fact]
    public void A_host_without_the_virtual_switch_takes_no_vm()
    {
        NetworkDocument document = FourNodes.Document(2);
        NetworkLab lab = NetworkLab.Create(document with { Hosts = document.Hosts.Replace(h => h.Name == "HV2", h => h with { Switches = [], Vms = [] }) }, null);

        LabException e = Assert.Throws<LabException>(() => lab.Migrations.Begin(Vm, "HV2"));

        Assert.Equal("VM SALES-11 cannot move to host HV2, which lacks virtual switch Tenants.", e.Message);
    }

    [Theory]
    [InlineData("NoSuchVm", "HV2", "The lab has no VM NoSuchVm.")]
    [InlineData(Vm, "HV9", "The lab has no host HV9 that VM SALES-11 could move to.")]
    [InlineData(Vm, "hv1", "VM SALES-11 is on host HV1 already.")]
    public void A_move_that_cannot_be_is_refused_with_the_reason(string vm, string host, string message) =>
        Assert.Equal(message, Assert.Throws<LabException>(() => _lab.Migrations.Begin(vm, host)).Message);

    [Fact]
    public async Task A_host_that_is_drained_loses_its_vms_one_by_one_to_the_others()
    {
        _lab.Migrations.Drain("HV1", 10);
        string[] all = FourNodes.Document(2).Hosts.SelectMany(h => h.Vms).Select(v => v.Name).Order().ToArray();
        int left = 2;
        for (int i = 0; i < 20 && left > 0; i++)
        {
            left = (await ReadAsync("HV1")).Vms.Count;
        }

        Assert.Equal(0, left);
        Assert.Empty((await ReadAsync("HV1")).Vms);
        Assert.Empty(_lab.Migrations.Drains);
        HostState[] states = [await ReadAsync("HV2"), await ReadAsync("HV3"), await ReadAsync("HV4")];
        Assert.Equal(all, states.SelectMany(s => s.Vms).Select(v => v.Name).Order());
    }

    private async Task<HostState> ReadAsync(string host)
    {
        using HyperVHostSession session = Session(host);
        return await session.ReadStateAsync(CancellationToken.None) with { ReadAt = null };
    }

    private HyperVHostSession Session(string host) => new(_lab.Connect(host), SystemClock.Instance);
}
