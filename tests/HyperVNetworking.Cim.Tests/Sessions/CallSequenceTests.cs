using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Tests.Sessions;

/// <summary>Which calls a change costs and in which order (design 7, 8; facts A3.1, A5).</summary>
public sealed class CallSequenceTests
{
    private const string VmService = "Msvm_VirtualSystemManagementService";
    private const string SwitchService = "Msvm_VirtualEthernetSwitchManagementService";

    [Fact]
    public async Task The_VLANs_of_500_adapters_that_have_one_cost_four_calls()
    {
        (RecordingClient calls, HyperVHostSession session, HostState host) = await OpenAsync(LabHosts.Many(500));
        int read = calls.Calls.Count;

        await session.ApplyAsync(host.Vms
            .Select((vm, i) => (HostChange)new HostChange.SetAdapterVlan(AdapterReference.To(vm, vm.Adapters[0]), vm.Adapters[0].Vlan, i % 2 == 0 ? PortVlan.None : LabHosts.Access(4090)))
            .ToArray());

        Assert.Equal(
            ["Enumerate CIM_VirtualSystemManagementService", "Enumerate Msvm_EthernetSwitchPortVlanSettingData", $"{VmService}.ModifyFeatureSettings", $"{VmService}.RemoveFeatureSettings"],
            calls.Calls.Skip(read).Select(Name));
        HostState after = await session.ReadAsync();
        Assert.Equal([PortVlan.None, LabHosts.Access(4090)], after.Vms.Select(v => v.Adapters[0].Vlan).Distinct());
    }

    [Fact]
    public async Task First_VLANs_cost_one_Add_each_and_no_more_questions()
    {
        (RecordingClient calls, HyperVHostSession session, HostState host) = await OpenAsync(LabHosts.Many(50, vlan: false));
        int read = calls.Calls.Count;

        await session.ApplyAsync(host.Vms.Select(vm => (HostChange)new HostChange.SetAdapterVlan(AdapterReference.To(vm, vm.Adapters[0]), PortVlan.None, LabHosts.Access(2))).ToArray());

        Assert.Equal(50, calls.Methods.Count);
        Assert.All(calls.Methods, call => Assert.Equal($"{VmService}.AddFeatureSettings", Name(call)));
        Assert.Equal(3, calls.Calls.Count - read - 50);
        Assert.All((await session.ReadAsync()).Vms, vm => Assert.Equal(LabHosts.Access(2), vm.Adapters[0].Vlan));
    }

    [Fact]
    public async Task An_adapter_that_was_never_connected_has_its_VLAN_before_it_is_connected()
    {
        (RecordingClient calls, HyperVHostSession session, HostState host) = await OpenAsync(LabHosts.Rich);
        AdapterReference adapter = host.Reference("Never");

        await session.ApplyAsync(new HostChange.SetAdapterVlan(adapter, PortVlan.None, LabHosts.Access(2)), new HostChange.ConnectAdapter(adapter, null, "LAN"));

        Assert.Equal(
            [$"{VmService}.AddResourceSettings", $"{VmService}.AddFeatureSettings", $"{VmService}.ModifyResourceSettings"],
            calls.Methods.Select(Name));
        Assert.Contains(Property("EnabledState", "uint16", "3"), calls.Methods[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Msvm_VirtualEthernetSwitch.", calls.Methods[0], StringComparison.Ordinal);
        Assert.Contains(Property("AccessVlanId", "uint16", "2"), calls.Methods[1], StringComparison.Ordinal);
        Assert.Contains(Property("EnabledState", "uint16", "2"), calls.Methods[2], StringComparison.Ordinal);
        Assert.Contains(host.FindSwitch("LAN")!.Id!, calls.Methods[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connected_adapter_goes_from_one_VLAN_to_the_next_in_one_call()
    {
        (RecordingClient calls, HyperVHostSession session, HostState host) = await OpenAsync(LabHosts.Rich);

        await session.ApplyAsync(
            new HostChange.SetAdapterVlan(host.Reference("Access"), LabHosts.Access(2), LabHosts.Access(3)),
            new HostChange.SetAdapterVlan(host.Reference("Trunk"), new PortVlan.Trunk(null, VlanSet.Of(1, 2, 3, 100)), LabHosts.Access(3)));

        string call = Assert.Single(calls.Methods);
        Assert.Equal($"{VmService}.ModifyFeatureSettings", Name(call));
        Assert.Equal(2, call.Split(Property("AccessVlanId", "uint16", "3")).Length - 1);
        Assert.Equal(2, call.Split("<PROPERTY.ARRAY NAME=\"TrunkVlanIdArray\" TYPE=\"uint16\" MODIFIED=\"TRUE\"><VALUE.ARRAY").Length - 1);
        Assert.DoesNotContain("<VALUE>100</VALUE>", call, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_VLAN_of_a_host_adapter_goes_to_the_switch_service()
    {
        (RecordingClient calls, HyperVHostSession session, _) = await OpenAsync(LabHosts.Rich);

        await session.ApplyAsync(
            new HostChange.SetAdapterVlan(LabHosts.HostAdapter("Mgmt", "LAN"), LabHosts.Access(10), LabHosts.Access(20)),
            new HostChange.SetAdapterVlan(LabHosts.HostAdapter("Inside", "Inside"), PortVlan.None, LabHosts.Access(20)));

        Assert.Equal([$"{SwitchService}.ModifyFeatureSettings", $"{SwitchService}.AddFeatureSettings"], calls.Methods.Select(Name));
    }

    [Fact]
    public async Task An_external_switch_is_defined_and_gets_its_ports_with_the_names_of_the_inbox_cmdlets()
    {
        (RecordingClient calls, HyperVHostSession session, _) = await OpenAsync(LabHosts.Rich);

        await session.ApplyAsync(new HostChange.CreateSwitch(new VirtualSwitch { Name = "New", Type = SwitchType.External, Uplinks = ["NIC5"], AllowManagementOS = true }, null));

        Assert.Equal([$"{SwitchService}.DefineSystem", $"{SwitchService}.AddResourceSettings"], calls.Methods.Select(Name));
        Assert.Contains(Property("ElementName", "string", "New"), calls.Methods[0], StringComparison.Ordinal);
        Assert.Contains("Msvm_VirtualEthernetSwitchSettingData.InstanceID=", calls.Methods[1], StringComparison.Ordinal);
        Assert.Contains(Property("ElementName", "string", "New_External"), calls.Methods[1], StringComparison.Ordinal);
        Assert.Contains(Property("ElementName", "string", "New"), calls.Methods[1], StringComparison.Ordinal);
        Assert.Contains("<PROPERTY NAME=\"Address\" TYPE=\"string\" MODIFIED=\"TRUE\"><VALUE>001B21", calls.Methods[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_switch_that_cannot_get_its_ports_is_destroyed_again()
    {
        var refusal = new HostFaultException("HV01", HostFaultKind.InvalidState, "the NIC is in use.");
        (RecordingClient calls, HyperVHostSession session, HostState before) = await OpenAsync(
            LabHosts.Rich,
            refuse: call => call.Contains(".AddResourceSettings(", StringComparison.Ordinal) ? refusal : null);

        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => session.ApplyAsync(
            new HostChange.CreateSwitch(new VirtualSwitch { Name = "New", Type = SwitchType.External, Uplinks = ["NIC5"] }, null)));

        Assert.Same(refusal, fault);
        Assert.Equal($"{SwitchService}.DestroySystem", Name(calls.Methods[^1]));
        Assert.Equal(before.Switches, (await session.ReadAsync()).Switches);
    }

    [Fact]
    public async Task A_half_made_switch_that_stays_is_said_to_be_there()
    {
        (_, HyperVHostSession session, _) = await OpenAsync(
            LabHosts.Rich,
            refuse: call => call.Contains(".AddResourceSettings(", StringComparison.Ordinal) ? new HostFaultException("HV01", HostFaultKind.InvalidState, "the NIC is in use.")
                : call.Contains(".DestroySystem(", StringComparison.Ordinal) ? new HostFaultException("HV01", HostFaultKind.Unreachable, "the connection broke.")
                : null);

        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => session.ApplyAsync(
            new HostChange.CreateSwitch(new VirtualSwitch { Name = "New", Type = SwitchType.External, Uplinks = ["NIC5"] }, null)));

        Assert.StartsWith("HV01: virtual switch New is half made", fault.Message, StringComparison.Ordinal);
        Assert.Contains("remove it by hand", fault.Message, StringComparison.Ordinal);
    }

    private static string Property(string name, string type, string value) => $"<PROPERTY NAME=\"{name}\" TYPE=\"{type}\" MODIFIED=\"TRUE\"><VALUE>{value}</VALUE>";

    private static string Name(string call) => call.Split('(')[0];

    private static async Task<(RecordingClient Calls, HyperVHostSession Session, HostState Host)> OpenAsync(HostState host, Func<string, HostFaultException?>? refuse = null)
    {
        var calls = new RecordingClient(LabHosts.Lab(host).Connect("HV01")) { Refuse = refuse ?? (_ => null) };
        var session = new HyperVHostSession(calls, SystemClock.Instance);
        return (calls, session, await session.ReadAsync());
    }
}
