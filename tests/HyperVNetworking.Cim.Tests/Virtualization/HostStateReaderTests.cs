using System;
using System.Linq;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Cim.Tests.Records;

namespace HyperVNetworking.Cim.Tests.Virtualization;

public sealed class HostStateReaderTests
{
    private static readonly HostRecords s_host = new()
    {
        Systems = [ComputerSystem("HV01", "HV01", 2), ComputerSystem(Vm1, "VM1", 2)],
        SystemSettings = [SystemSettings(Vm1, "VM1")],
        PortSettings =
        [
            Adapter(Vm1, Nic1, "Network Adapter", address: "00155D0A0107"),
            Connection(Vm1, Nic1, SwitchA),
            HostPort(SwitchA, Port1, "Switch A_External", ExternalPath(Adapter1)),
            HostPort(SwitchA, Port2, "Mgmt", Records.HostPath()),
        ],
        Features = [Access($@"Microsoft:{Vm1}\{Nic1}\C", 2), Access($@"Microsoft:{SwitchA}\{Port2}", 10)],
        SwitchSettings = [Records.SwitchSettings(SwitchA, "Switch A"), Records.SwitchSettings(SwitchB, "Switch B")],
        NetAdapters = [NetAdapter("P-NIC1", Adapter1), NetAdapter("P-NIC2", Adapter2), NetAdapter("vEthernet (Mgmt)", "{99}", isVirtual: true)],
        IPAddresses = [Address("P-NIC2", "192.0.2.10"), Address("vEthernet (Mgmt)", "192.0.2.11")],
    };

    [Theory]
    [InlineData(3, 2, true)]
    [InlineData(3, 5, true)]
    [InlineData(3, 3, false)]
    [InlineData(2, 2, false)]
    public void An_extension_that_forwards_counts_unless_somebody_disabled_it(byte type, ushort state, bool counts)
    {
        CimRecord extension = Make("Msvm_EthernetSwitchExtension", ("SystemName", SwitchA.ToLowerInvariant()), ("ElementName", "VFP"), ("ExtensionType", type), ("EnabledState", state));

        HostState read = Read(s_host with { Extensions = [extension] });

        Assert.Equal([counts ? "VFP" : null, null], read.Switches.Select(s => s.ForwardingExtension));
    }

    [Fact]
    public void A_host_is_read_whole()
    {
        HostState state = Read(s_host);

        Assert.True(state.Complete, state.Error);
        Assert.Equal("HV01", state.Name);
        Assert.Equal(DateTimeOffset.UnixEpoch, state.ReadAt);
        Assert.Equal(["P-NIC1", "P-NIC2"], state.PhysicalNics.Select(n => n.Name));
        Assert.Equal([null, "Management"], state.PhysicalNics.Select(n => n.Use));
        Assert.Equal(
            new VirtualSwitch { Name = "Switch A", Id = SwitchA, Type = SwitchType.External, Uplinks = ["P-NIC1"], AllowManagementOS = true },
            state.Switches[0]);
        Assert.Equal(SwitchType.Private, state.Switches[1].Type);
        Assert.Equal(new HostAdapter { Name = "Mgmt", Switch = "Switch A", Vlan = new PortVlan.Access(new VlanId(10)), Addressing = new InterfaceAddressing { Addresses = ["192.0.2.11/0"] } }, Assert.Single(state.HostAdapters));
        VirtualMachine vm = Assert.Single(state.Vms);
        Assert.Equal(("VM1", Vm1, VmState.Running), (vm.Name, vm.Id, vm.State));
        Assert.Equal(
            new VmAdapter { Name = "Network Adapter", Id = Nic1, Switch = "Switch A", Vlan = new PortVlan.Access(new VlanId(2)), MacAddress = "00155D0A0107" },
            Assert.Single(vm.Adapters));
    }

    [Fact]
    public void Guids_of_any_case_mean_the_same_object()
    {
        HostState state = Read(s_host with
        {
            Features = [Access($@"microsoft:{Vm1.ToLowerInvariant()}\{Nic1.ToLowerInvariant()}\c", 2)],
            Systems = [ComputerSystem(Vm1.ToLowerInvariant(), "VM1", 3)],
            PortSettings = [Adapter(Vm1, Nic1.ToLowerInvariant(), "Network Adapter"), Connection(Vm1.ToLowerInvariant(), Nic1, SwitchA.ToLowerInvariant())],
        });

        VirtualMachine vm = Assert.Single(state.Vms);
        Assert.Equal(VmState.Off, vm.State);
        Assert.Equal("Switch A", vm.Adapters[0].Switch);
        Assert.Equal(new PortVlan.Access(new VlanId(2)), vm.Adapters[0].Vlan);
        Assert.True(state.Complete, state.Error);
    }

    [Fact]
    public void Templates_are_no_settings_of_anything()
    {
        HostState state = Read(s_host with
        {
            SystemSettings = [.. s_host.SystemSettings, Template("Msvm_VirtualSystemSettingData", ("VirtualSystemType", "Microsoft:Hyper-V:System:Realized"))],
            PortSettings = [Template("Msvm_SyntheticEthernetPortSettingData"), Template("Msvm_EthernetPortAllocationSettingData"), .. s_host.PortSettings],
            Features = [Template("Msvm_EthernetSwitchPortVlanSettingData", ("OperationMode", 0u)), .. s_host.Features],
            SwitchSettings = [Template("Msvm_VirtualEthernetSwitchSettingData"), .. s_host.SwitchSettings],
        });

        Assert.Equal(Read(s_host), state);
    }

    [Theory]
    [InlineData("Microsoft:Hyper-V:Snapshot:Realized", DormantKind.Checkpoint)]
    [InlineData("Microsoft:Hyper-V:Snapshot:Planned", DormantKind.Checkpoint)]
    [InlineData("Microsoft:Hyper-V:System:Planned", DormantKind.Planned)]
    [InlineData("Microsoft:Hyper-V:Snapshot:Replica:Standard", DormantKind.Replica)]
    [InlineData("Microsoft:Hyper-V:Replica", DormantKind.Replica)]
    public void Checkpoints_replicas_and_planned_VMs_are_kept_apart_from_the_live_state(string type, DormantKind kind)
    {
        HostState state = Read(s_host with
        {
            SystemSettings = [.. s_host.SystemSettings, Records.SystemSettings(Checkpoint, "VM1 - before the move", type)],
            PortSettings = [.. s_host.PortSettings, Adapter(Checkpoint, Nic1, "Network Adapter"), Connection(Checkpoint, Nic1, SwitchB)],
            Features = [.. s_host.Features, Access($@"Microsoft:{Checkpoint}\{Nic1}\C", 99)],
        });

        Assert.Equal(Read(s_host), state with { Dormant = [] });
        DormantMachine dormant = Assert.Single(state.Dormant);
        Assert.Equal((kind, "VM1 - before the move"), (dormant.Kind, dormant.Name));
        Assert.Equal(new PortVlan.Access(new VlanId(99)), Assert.Single(dormant.Adapters).Vlan);
    }

    [Fact]
    public void An_adapter_is_disconnected_if_its_port_is_disabled_or_never_was_or_points_to_a_switch_that_is_gone()
    {
        Assert.All(
            new CimRecord[][] { [Connection(Vm1, Nic1, SwitchA, state: 3)], [], [Connection(Vm1, Nic1, "00000000-0000-0000-0000-00000000DEAD")], [Connection(Vm1, Nic1, null)] },
            connection =>
            {
                HostState state = Read(s_host with { PortSettings = [Adapter(Vm1, Nic1, "Network Adapter"), .. connection], Features = [] });
                Assert.Null(state.Vms[0].Adapters[0].Switch);
                Assert.True(state.Complete, state.Error);
            });
    }

    [Fact]
    public void A_disconnected_adapter_keeps_its_VLAN()
    {
        HostState state = Read(s_host with { PortSettings = [Adapter(Vm1, Nic1, "Network Adapter"), Connection(Vm1, Nic1, SwitchA, state: 3)], Features = [Access($@"Microsoft:{Vm1}\{Nic1}\C", 7)] });

        Assert.Equal(new PortVlan.Access(new VlanId(7)), state.Vms[0].Adapters[0].Vlan);
    }

    [Fact]
    public void Legacy_adapters_and_several_adapters_of_one_name_are_told_apart()
    {
        HostState state = Read(s_host with
        {
            PortSettings =
            [
                Adapter(Vm1, Nic1, "Network Adapter", address: "000000000000"),
                Adapter(Vm1, Nic2, "Network Adapter", "Msvm_EmulatedEthernetPortSettingData", address: string.Empty),
                Connection(Vm1, Nic2, SwitchB),
            ],
            Features = [],
        });

        Assert.Equal([AdapterKind.Synthetic, AdapterKind.Legacy], state.Vms[0].Adapters.Select(a => a.Kind));
        Assert.Equal([Nic1, Nic2], state.Vms[0].Adapters.Select(a => a.Id));
        Assert.Equal([null, "Switch B"], state.Vms[0].Adapters.Select(a => a.Switch));
        Assert.All(state.Vms[0].Adapters, a => Assert.Null(a.MacAddress));
    }

    [Fact]
    public void Switch_Embedded_Teaming_is_one_switch_with_several_uplinks()
    {
        HostState state = Read(s_host with { PortSettings = [HostPort(SwitchA, Port1, "SET_External", ExternalPath(Adapter1), ExternalPath(Adapter2))], Features = [] });

        Assert.Equal(["P-NIC1", "P-NIC2"], state.Switches[0].Uplinks);
        Assert.True(state.Switches[0].IsEmbeddedTeam);
        Assert.False(state.Switches[0].AllowManagementOS);
    }

    [Fact]
    public void A_switch_with_only_an_internal_port_is_Internal_and_one_on_Wi_Fi_is_External()
    {
        HostState state = Read(s_host with
        {
            PortSettings = [HostPort(SwitchA, Port1, "Wlan_External", ExternalPath(Adapter2, "Msvm_WiFiPort")), HostPort(SwitchB, Port2, "Switch B", Records.HostPath())],
            Features = [],
        });

        Assert.Equal([SwitchType.External, SwitchType.Internal], state.Switches.Select(s => s.Type));
        Assert.Equal(["P-NIC2"], state.Switches[0].Uplinks);
    }

    [Fact]
    public void Of_two_switches_with_one_name_adapters_name_the_GUID()
    {
        HostState state = Read(s_host with { SwitchSettings = [Records.SwitchSettings(SwitchA, "LAN"), Records.SwitchSettings(SwitchB, "lan")] });

        Assert.Equal(SwitchA, state.Vms[0].Adapters[0].Switch);
        Assert.Equal(SwitchType.External, state.FindSwitch(state.Vms[0].Adapters[0].Switch)!.Type);
    }

    [Fact]
    public void The_switch_that_Windows_keeps_for_itself_is_not_shown() =>
        Assert.Equal(Read(s_host), Read(s_host with { SwitchSettings = [.. s_host.SwitchSettings, Records.SwitchSettings("161DF6ED-7CE7-450F-8DDB-4603FF64EDFC", "hidden")] }));

    [Fact]
    public void What_cannot_be_understood_makes_the_state_incomplete_and_is_named()
    {
        HostState state = Read(s_host with
        {
            Features = [Access($@"Microsoft:{Vm1}\{Nic1}\C", 4095), Access($@"Microsoft:{SwitchB}\{Port1}", 5)],
            PortSettings = [.. s_host.PortSettings, HostPort(SwitchB, Port2, "B_External", ExternalPath("{DEAD}"))],
        });

        Assert.False(state.Complete);
        Assert.Equal(
            $@"HV01: the VLAN setting Microsoft:{SwitchB}\{Port1}\952C5004-4465-451C-8CB8-FA9AB382B773\77A43184-0000-4000-8000-000000000001 belongs to no port that the host lists; "
            + "virtual switch Switch B is bound to the adapter {DEAD}, which the host does not list; "
            + "VM VM1 'Network Adapter' has a VLAN setting that makes no sense (OperationMode 1, AccessVlanId 4095).",
            state.Error);
    }

    [Fact]
    public void A_connection_through_a_resource_pool_is_not_guessed()
    {
        CimRecord pooled = Connection(Vm1, Nic1, null).With(new CimField("PoolID", CimDataType.String, "Pool 1"));

        HostState state = Read(s_host with { PortSettings = [Adapter(Vm1, Nic1, "Network Adapter"), pooled], Features = [] });

        Assert.False(state.Complete);
        Assert.Contains("VM VM1 'Network Adapter' is connected through the resource pool Pool 1", state.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_isolation_setting_is_read_with_its_routing_domains()
    {
        string feature = $@"Microsoft:{Vm1}\{Nic1}\C\83AF2CCB-72C9-4479-A285-94E58A98CAA6\";
        HostState state = Read(s_host with
        {
            Features =
            [
                Make("Msvm_EthernetSwitchPortIsolationSettingData", ("InstanceID", feature + "1"), ("IsolationMode", 3u), ("DefaultIsolationId", 711u), ("AllowUntaggedTraffic", true), ("EnableMultiTenantStack", true)),
                Make("Msvm_EthernetSwitchPortRoutingDomainSettingData", ("InstanceID", feature + "2"), ("RoutingDomainName", "Blue"), ("RoutingDomainGuid", "{B}"), ("IsolationIdList", new uint[] { 5, 6 })),
            ],
        });

        Assert.Equal(
            new IsolationSetting
            {
                Mode = IsolationMode.Vlan,
                DefaultId = 711,
                AllowUntagged = true,
                MultiTenantStack = true,
                RoutingDomains = [new RoutingDomain { Name = "Blue", Id = "{B}", IsolationIds = [5, 6] }],
            },
            state.Vms[0].Adapters[0].Isolation);
        Assert.Equal(PortVlan.None, state.Vms[0].Adapters[0].Vlan);
    }

    [Theory]
    [InlineData(2, 2, IntegrationServicesState.Running)]
    [InlineData(2, 3, IntegrationServicesState.Outdated)]
    [InlineData(2, 12, IntegrationServicesState.Missing)]
    [InlineData(2, 13, IntegrationServicesState.Unknown)]
    [InlineData(3, 2, IntegrationServicesState.Unknown)]
    public void Integration_services_are_known_of_a_running_VM_only(ushort enabledState, ushort status, IntegrationServicesState expected)
    {
        HostState state = Read(s_host with
        {
            Systems = [ComputerSystem(Vm1, "VM1", enabledState)],
            Heartbeats = [Make("Msvm_HeartbeatComponent", ("SystemName", Vm1), ("OperationalStatus", new ushort[] { status, 2 }))],
        });

        Assert.Equal(expected, state.Vms[0].IntegrationServices);
    }

    [Theory]
    [InlineData("VM \"quoted\" 'single' \\back\\slash")]
    [InlineData("]]> & <tag> % _ [a-z] * ?")]
    [InlineData("line\nbreak \u202Eright-to-left")]
    public void Names_are_taken_as_they_are(string name)
    {
        HostState state = Read(s_host with
        {
            SystemSettings = [Records.SystemSettings(Vm1, name)],
            SwitchSettings = [Records.SwitchSettings(SwitchA, name)],
        });

        Assert.Equal(name, state.Vms[0].Name);
        Assert.Equal(name, state.Vms[0].Adapters[0].Switch);
    }

    private static CimRecord Address(string alias, string address) => Make("MSFT_NetIPAddress", ("InterfaceAlias", alias), ("IPAddress", address));

    private static HostState Read(HostRecords records) => HostStateReader.Read(records, "HV01", DateTimeOffset.UnixEpoch);
}
