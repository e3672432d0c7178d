using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Model;

public sealed class HostChangeTests
{
    private static readonly VirtualMachine s_vm = new() { Name = "VM1", Adapters = [new VmAdapter { Switch = "Old" }] };

    private static readonly HostState s_host = new()
    {
        Name = "Host1",
        PhysicalNics = [new PhysicalNic { Name = "NIC1" }, new PhysicalNic { Name = "NIC2" }],
        Switches =
        [
            new VirtualSwitch { Name = "Old", Type = SwitchType.External, Uplinks = ["NIC2"], AllowManagementOS = true },
            new VirtualSwitch { Name = "Empty", Type = SwitchType.Private },
        ],
        HostAdapters = [new HostAdapter { Name = "Old", Switch = "Old" }],
        Vms = [s_vm],
    };

    public static TheoryData<HostChange> Changes { get; } = new(EveryKind());

    [Theory]
    [MemberData(nameof(Changes))]
    public void Every_kind_changes_the_host_and_its_inverse_restores_it(HostChange change)
    {
        Assert.True(change.CanApplyTo(s_host));
        HostState after = change.ApplyTo(s_host);

        Assert.NotEqual(s_host, after);
        Assert.False(change.CanApplyTo(after));
        Assert.True(change.Inverse.CanApplyTo(after));
        Assert.Equal(s_host, change.Inverse.ApplyTo(after));
        Assert.Equal(change, change.Inverse.Inverse);
        Assert.Equal((change.OldValue, change.NewValue), (change.Inverse.NewValue, change.Inverse.OldValue));
    }

    [Fact]
    public void Every_kind_of_change_has_a_case_here() =>
        Assert.Equal(
            typeof(HostChange).GetNestedTypes().Select(t => t.Name).Order(),
            EveryKind().Select(c => c.GetType().Name).Distinct().Order());

    [Fact]
    public void A_switch_is_not_made_on_a_bound_or_missing_uplink_nor_removed_under_an_adapter()
    {
        Assert.False(External("NIC2").CanApplyTo(s_host));
        Assert.False(External("NIC9").CanApplyTo(s_host));
        Assert.False(new HostChange.RemoveSwitch(s_host.Switches[0], null).CanApplyTo(s_host));
    }

    private static HostChange.CreateSwitch External(string uplink) =>
        new(new VirtualSwitch { Name = "New", Type = SwitchType.External, Uplinks = [uplink], AllowManagementOS = true }, "Management");

    private static IEnumerable<HostChange> EveryKind()
    {
        AdapterReference adapter = AdapterReference.To(s_vm, s_vm.Adapters[0]);
        yield return External("NIC1");
        yield return new HostChange.RemoveSwitch(s_host.Switches[1], null);
        yield return new HostChange.ConnectAdapter(adapter, "Old", "Empty");
        yield return new HostChange.ConnectAdapter(adapter, "Old", null);
        yield return new HostChange.SetAdapterVlan(adapter, PortVlan.None, new PortVlan.Access(new VlanId(2)));
        yield return new HostChange.SetHostAdapterVlan("Old", "Old", PortVlan.None, new PortVlan.Access(new VlanId(10)));
    }
}
