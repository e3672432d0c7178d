using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Tests.Sessions;

/// <summary>A host that changes no VLAN in place (facts A5): disconnect, replace, connect again, where that is allowed.</summary>
public sealed class VlanReplacementTests
{
    private const string VmService = "Msvm_VirtualSystemManagementService";
    private const string SwitchService = "Msvm_VirtualEthernetSwitchManagementService";
    private Listener _listener = null!;

    public static IEnumerable<object[]> Modes => Enum.GetValues<JobMode>().Select(m => new object[] { m });

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task The_adapters_are_disconnected_while_their_VLANs_are_replaced_all_together(JobMode mode)
    {
        (NetworkLab lab, RecordingClient calls, HyperVHostSession session) = Open(LabHosts.Many(3), mode);
        HostState before = await session.ReadAsync();

        await session.ApplyAsync(before.Vms.Select(vm => (HostChange)new HostChange.SetAdapterVlan(AdapterReference.To(vm, vm.Adapters[0]), vm.Adapters[0].Vlan, LabHosts.Access(77))).ToArray());

        Assert.Equal(
            [
                $"{VmService}.ModifyFeatureSettings", $"{VmService}.ModifyResourceSettings", $"{VmService}.RemoveFeatureSettings",
                $"{VmService}.AddFeatureSettings", $"{VmService}.AddFeatureSettings", $"{VmService}.AddFeatureSettings", $"{VmService}.ModifyResourceSettings",
            ],
            calls.Methods.Where(c => c.Contains("Service.", StringComparison.Ordinal)).Select(c => c[..c.IndexOf('(', StringComparison.Ordinal)]));
        Assert.All((await LabHosts.Session(lab).ReadAsync()).Vms, vm => Assert.Equal((LabHosts.Access(77), "LAN"), (vm.Adapters[0].Vlan, vm.Adapters[0].Switch)));
        Assert.All(before.Vms, vm => Assert.Equal([vm.Adapters[0].Vlan, LabHosts.Access(77)], _listener.Of(vm.Adapters[0].Id!)));
    }

    [Fact]
    public async Task A_host_adapter_goes_the_same_way_by_its_own_service()
    {
        (NetworkLab lab, RecordingClient calls, HyperVHostSession session) = Open(LabHosts.Rich);

        await session.ApplyAsync(new HostChange.SetAdapterVlan(LabHosts.HostAdapter("Mgmt", "LAN"), LabHosts.Access(10), LabHosts.Access(20)));

        Assert.All(calls.Methods, c => Assert.StartsWith(SwitchService, c, StringComparison.Ordinal));
        Assert.Equal([LabHosts.Access(10), LabHosts.Access(20)], _listener.Of("Mgmt"));
        HostState after = await LabHosts.Session(lab).ReadAsync();
        Assert.True(after.Complete, after.Error);
        Assert.Equal(LabHosts.Access(20), after.HostAdapters.Single(a => a.Name == "Mgmt").Vlan);
    }

    [Fact]
    public async Task A_disconnected_adapter_needs_no_permission_and_stays_disconnected()
    {
        (NetworkLab lab, _, HyperVHostSession session) = Open(LabHosts.Rich, allow: false);
        HostState before = await session.ReadAsync();

        await session.ApplyAsync(new HostChange.SetAdapterVlan(before.Reference("Pulled"), LabHosts.Access(4), LabHosts.Access(5)));

        VmAdapter after = (await LabHosts.Session(lab).ReadAsync()).Vms.Single(v => v.Name == "Pulled").Adapters[0];
        Assert.Equal((LabHosts.Access(5), null), (after.Vlan, after.Switch));
    }

    [Theory]
    [InlineData("RemoveFeatureSettings")]
    [InlineData("AddFeatureSettings")]
    public async Task What_fails_half_way_has_its_old_VLAN_before_it_is_connected_again(string method)
    {
        (NetworkLab lab, RecordingClient calls, HyperVHostSession session) = Open(LabHosts.Rich);
        HostState before = await session.ReadAsync();
        bool first = true;
        lab.Faults = [new LabFault { Kind = LabFaultKind.ProviderError, ErrorCode = 32768, Where = o => o.EndsWith(method, StringComparison.Ordinal) && first && !(first = false) }];

        await Assert.ThrowsAsync<HostFaultException>(() => session.ApplyAsync(new HostChange.SetAdapterVlan(before.Reference("Access"), LabHosts.Access(2), LabHosts.Access(3))));

        HostState after = await LabHosts.Session(lab).ReadAsync();
        Assert.Equal(LabHosts.Told(before), LabHosts.Told(after));
        Assert.Equal([LabHosts.Access(2)], _listener.Of(before.Reference("Access").AdapterId!));
        Assert.EndsWith("ModifyResourceSettings", calls.Methods[^1][..calls.Methods[^1].IndexOf('(', StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_taken_back_is_left_disconnected_and_said_so()
    {
        (NetworkLab lab, _, HyperVHostSession session) = Open(LabHosts.Rich);
        HostState before = await session.ReadAsync();
        lab.Faults = [new LabFault { Kind = LabFaultKind.ProviderError, ErrorCode = 32768, Where = o => o.EndsWith("AddFeatureSettings", StringComparison.Ordinal) }];

        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => session.ApplyAsync(new HostChange.SetAdapterVlan(before.Reference("Access"), LabHosts.Access(2), LabHosts.Access(3))));

        Assert.EndsWith("the ports are left disconnected; set their VLAN and connect them by hand.", fault.Message, StringComparison.Ordinal);
        VmAdapter after = (await LabHosts.Session(lab).ReadAsync()).Vms.Single(v => v.Name == "Access").Adapters[0];
        Assert.Equal((PortVlan.None, null), (after.Vlan, after.Switch));
    }

    private (NetworkLab Lab, RecordingClient Calls, HyperVHostSession Session) Open(HostState host, JobMode mode = JobMode.Synchronous, bool allow = true)
    {
        NetworkLab lab = LabHosts.Lab(host);
        lab.Options = LabOptions.Default with { RefuseVlanModify = true, JobMode = mode, JobPolls = 0 };
        _listener = new Listener(lab.Connect("HV01"));
        var calls = new RecordingClient(lab.Connect("HV01")) { After = _listener.ListenAsync };
        return (lab, calls, new HyperVHostSession(calls, SystemClock.Instance) { AllowDisconnect = allow });
    }
}
