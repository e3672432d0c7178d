using System;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.DataPaths;

namespace HyperVNetworking.Core.Tests.Verification.DataPaths;

/// <summary>The ways of VM adapters in Figure 1.2 of seed 000, and SR-IOV, which it did not know.</summary>
public sealed class VmDataPathsTests
{
    private static readonly VirtualMachine s_vm = new() { Name = "VM1", Id = "1", IntegrationServices = IntegrationServicesState.Running, Adapters = [new VmAdapter { Id = "2", Switch = "LAN" }] };

    private static readonly HostState s_host = new()
    {
        Name = "HV01",
        PhysicalNics = [new PhysicalNic { Name = "NIC1", SrIov = new NicSrIov { Supported = true, Enabled = true }, Vmq = new NicQueues { Enabled = true } }, new PhysicalNic { Name = "NIC2" }],
        Teams = [new NicTeam { Name = "Team1", Members = ["NIC2"] }],
        Switches =
        [
            new VirtualSwitch { Name = "LAN", Type = SwitchType.External, Uplinks = ["NIC1"], SriovEnabled = true },
            new VirtualSwitch { Name = "Plain", Type = SwitchType.External, Uplinks = ["NIC1"] },
            new VirtualSwitch { Name = "Teamed", Type = SwitchType.External, Uplinks = ["Team1"], SriovEnabled = true },
            new VirtualSwitch { Name = "Inside", Type = SwitchType.Private, SriovEnabled = true },
        ],
        Vms = [s_vm],
    };

    [Fact]
    public void A_synthetic_adapter_in_a_guest_with_integration_services_speaks_over_VMBus_and_nothing_is_to_be_done()
    {
        VmDataPath path = Only(s_vm);

        Assert.Equal(("HV01", "VM1", "1", "Network Adapter", "2", "LAN"), (path.ComputerName, path.VMName, path.VMId, path.AdapterName, path.AdapterId, path.Switch));
        Assert.Equal((DataPathKind.Synthetic, GuestSupport.Supported, IntegrationServicesState.Running), (path.Path, path.GuestSupport, path.IntegrationServices));
        Assert.Contains("over VMBus", path.Reason, StringComparison.Ordinal);
        Assert.Contains("third-party VSC of a Linux guest", path.Guest, StringComparison.Ordinal);
        Assert.Equal("On for adapter and NIC; a queue is given while there are some left.", path.Vmq);
        Assert.Empty(path.Advice);
        Assert.Equal("VM1 'Network Adapter': Synthetic", path.ToString());
    }

    [Theory]
    [InlineData(IntegrationServicesState.Running, GuestSupport.Supported, "Replace it by a synthetic adapter")]
    [InlineData(IntegrationServicesState.Missing, GuestSupport.NotSupported, "Install integration services (a Linux guest has them in its kernel). Replace it")]
    public void A_legacy_adapter_is_an_emulated_21140_that_the_operating_system_of_the_parent_works_off(IntegrationServicesState services, GuestSupport support, string advice)
    {
        VmDataPath path = Only(s_vm with { IntegrationServices = services, Adapters = [s_vm.Adapters[0] with { Kind = AdapterKind.Legacy, Offload = new AdapterOffload { SriovWeight = 100 } }] });

        Assert.Equal((DataPathKind.Emulated, support), (path.Path, path.GuestSupport));
        Assert.Contains("emulated Intel/DEC 21140", path.Reason, StringComparison.Ordinal);
        Assert.Contains("parent's operating system", path.Reason, StringComparison.Ordinal);
        Assert.StartsWith("None", path.Vmq, StringComparison.Ordinal);
        Assert.StartsWith(advice, path.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(IntegrationServicesState.Missing, GuestSupport.NotSupported, "Install integration services", "without their network client (VSC) it sees no adapter")]
    [InlineData(IntegrationServicesState.Outdated, GuestSupport.Outdated, "Update the integration services in the guest.", "over VMBus")]
    [InlineData(IntegrationServicesState.Unknown, GuestSupport.Unknown, "", "over VMBus")]
    public void What_a_guest_lacks_is_said_with_what_to_do(IntegrationServicesState services, GuestSupport support, string advice, string reason)
    {
        VmDataPath path = Only(s_vm with { IntegrationServices = services });

        Assert.Equal((DataPathKind.Synthetic, support), (path.Path, path.GuestSupport));
        Assert.StartsWith(advice, path.Advice, StringComparison.Ordinal);
        Assert.Equal(advice.Length == 0, path.Advice.Length == 0);
        Assert.Contains(reason, path.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_virtual_function_carries_the_frames_past_the_virtual_switch()
    {
        VmDataPath path = Only(With("LAN"));

        Assert.Equal(DataPathKind.SrIov, path.Path);
        Assert.Contains("past the virtual switch", path.Reason, StringComparison.Ordinal);
        Assert.Contains("adapter, virtual switch and NIC are set", path.Reason, StringComparison.Ordinal);
        Assert.Contains("no port ACLs", path.Cost, StringComparison.Ordinal);
        Assert.Contains("low delay", path.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Plain", true, true, "was made without SR-IOV")]
    [InlineData("Teamed", true, true, "NIC team Team1")]
    [InlineData("Inside", true, true, "is Private and has no NIC")]
    [InlineData(null, true, true, "connected to no virtual switch")]
    [InlineData("LAN", false, true, "physical NIC NIC1, its firmware or Windows cannot do it")]
    [InlineData("LAN", true, false, "switched off on physical NIC NIC1")]
    public void Who_asks_for_SR_IOV_and_cannot_have_it_stays_synthetic_and_is_told_why(string? on, bool supported, bool enabled, string why)
    {
        HostState host = s_host with { PhysicalNics = s_host.PhysicalNics.Replace(n => n.Name == "NIC1", n => n with { SrIov = new NicSrIov { Supported = supported, Enabled = enabled } }) };

        VmDataPath path = Only(With(on), host);

        Assert.Equal(DataPathKind.Synthetic, path.Path);
        Assert.Contains($"It asks for SR-IOV and does not get it:", path.Reason, StringComparison.Ordinal);
        Assert.Contains(why, path.Reason, StringComparison.Ordinal);
        Assert.StartsWith("Take SR-IOV off", path.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_NIC_that_told_nothing_is_not_taken_for_one_that_can()
    {
        HostState host = s_host with { PhysicalNics = [new PhysicalNic { Name = "NIC1" }] };

        Assert.Contains("what the NIC does was not told", Only(With("LAN"), host).Reason, StringComparison.Ordinal);
        Assert.Contains("what the NIC does was not told", Only(s_vm, host).Vmq, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_virtual_switch_would_enforce_is_no_longer_enforced_past_it()
    {
        VmAdapter adapter = With("LAN").Adapters[0];
        (VmAdapter Adapter, string What)[] unseen =
        [
            (adapter with { Acls = [new PortAcl { Action = PortAclAction.Deny, Direction = PortAclDirection.Inbound }] }, "its port ACL"),
            (adapter with { Security = new AdapterSecurity { Mirroring = PortMirroring.Source } }, "its port mirroring"),
            (adapter with { Vlan = new PortVlan.Isolated(new VlanId(10), new VlanId(11)) }, "its VLAN setting"),
        ];

        Assert.All(unseen, u => Assert.Contains(u.What, Only(s_vm with { Adapters = [u.Adapter] }).Advice, StringComparison.Ordinal));
        Assert.DoesNotContain("not enforced", Only(s_vm with { Adapters = [adapter with { Vlan = new PortVlan.Access(new VlanId(2)) }] }).Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, true, "Off for this adapter")]
    [InlineData(100, false, "off on physical NIC NIC1")]
    public void A_queue_needs_adapter_and_NIC(int weight, bool nic, string says)
    {
        HostState host = s_host with { PhysicalNics = s_host.PhysicalNics.Replace(n => n.Name == "NIC1", n => n with { Vmq = new NicQueues { Enabled = nic } }) };

        Assert.Contains(says, Only(s_vm with { Adapters = [s_vm.Adapters[0] with { Offload = new AdapterOffload { VmqWeight = weight } }] }, host).Vmq, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_VM_that_does_not_run_the_way_is_the_one_that_it_takes_when_it_does() =>
        Assert.EndsWith("The VM is off: this is its way when it runs.", Only(s_vm with { State = VmState.Off }).Reason, StringComparison.Ordinal);

    [Fact]
    public void Every_adapter_of_every_VM_has_one_and_a_VM_without_adapters_none()
    {
        HostState host = s_host with { Vms = [s_vm with { Adapters = [new VmAdapter { Name = "A" }, new VmAdapter { Name = "B" }] }, new VirtualMachine { Name = "None" }, s_vm with { Name = "VM2" }] };

        Assert.Equal(["A", "B", "Network Adapter"], VmDataPaths.Of(host).Select(p => p.AdapterName));
    }

    private static VirtualMachine With(string? on) => s_vm with { Adapters = [s_vm.Adapters[0] with { Switch = on, Offload = new AdapterOffload { SriovWeight = 100 } }] };

    private static VmDataPath Only(VirtualMachine vm, HostState? host = null) => Assert.Single(VmDataPaths.Of((host ?? s_host) with { Vms = [vm] }));
}
