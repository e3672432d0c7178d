using System;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Planning;

public sealed class PlanStepTextTests : PlanningTest
{
    [Fact]
    public void A_step_is_one_line_with_who_what_effect_and_way_back()
    {
        var adapter = new AdapterReference { VmName = "FIN1", VmId = "6f1c0000-0000-0000-0000-000000000001", AdapterName = "Network Adapter" };
        var step = new PlanStep { Number = 3, Host = "HV01", Change = new HostChange.SetAdapterVlan(adapter, TwoHosts.AccessVlan(2), TwoHosts.AccessVlan(3)), Reason = "because" };
        var host = new HostState
        {
            Name = "HV01",
            Vms = [new VirtualMachine { Name = "FIN1", Id = adapter.VmId, Adapters = [new VmAdapter { Switch = "Switch A", MacAddress = "00155D0A0107" }] }],
        };

        Assert.Equal(
            "HV01 3/14 VM FIN1 [6f1c..] 'Network Adapter' 00155D0A0107: Access 2 -> Access 3; running, link stays up, guest keeps its IP; undo Access 2",
            PlanStepText.WhatIf(step, 3, 14, host));
        Assert.Equal(
            "HV01 3/14 VM FIN1 [6f1c..] 'Network Adapter': Access 2 -> Access 3; link stays up, guest keeps its IP; undo Access 2",
            PlanStepText.WhatIf(step, 3, 14));
    }

    [Fact]
    public void The_VLAN_of_an_adapter_on_no_switch_is_not_said_to_keep_a_link_up()
    {
        var vm = new VirtualMachine { Name = "FIN1", Adapters = [new VmAdapter()] };
        var step = new PlanStep
        {
            Number = 1,
            Host = "HV01",
            Change = new HostChange.SetAdapterVlan(AdapterReference.To(vm, vm.Adapters[0]), PortVlan.None, TwoHosts.AccessVlan(3)),
            Reason = "because",
        };

        Assert.Equal(
            "HV01 1/1 VM FIN1 'Network Adapter': Untagged -> Access 3; running; undo Untagged",
            PlanStepText.WhatIf(step, 1, 1, new HostState { Name = "HV01", Vms = [vm] }));
    }

    [Fact]
    public void The_VLAN_of_an_adapter_with_RDMA_is_said_to_restart_it()
    {
        var adapter = new HostAdapter { Name = "SMB1", Switch = "Storage", Rdma = true };
        var host = new HostState { Name = "HV01", Switches = [new VirtualSwitch { Name = "Storage", Type = SwitchType.Internal }], HostAdapters = [adapter] };
        var step = new PlanStep { Number = 1, Host = "HV01", Change = new HostChange.SetAdapterVlan(AdapterReference.To(adapter), PortVlan.None, TwoHosts.AccessVlan(711)), Reason = "because", Risk = StepRisk.ManagementPath };

        Assert.Equal(
            "HV01 1/1 host adapter vEthernet (SMB1): Untagged -> Access 711; the adapter restarts, since RDMA takes a VLAN in no other way, and the next step waits until SMB Direct is back; undo Untagged",
            PlanStepText.WhatIf(step, 1, 1, host));
        Assert.Contains("management path moves", PlanStepText.WhatIf(step, 1, 1, host with { HostAdapters = [adapter with { Rdma = false }] }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_total_counts_and_names_the_outages()
    {
        NetworkPlan plan = Good(TwoHosts.Document);
        HostState[] states = [.. TwoHosts.Document.Hosts.Select(h => h with { ReadAt = Options.Now })];

        Assert.Equal(
            "Total: 2 hosts, 19 steps, 1 outage (Host2 virtual switch Switch C about 20 s, NOT allowed), 0 unread hosts, state 03:00:04Z",
            PlanStepText.Total(plan, states, _ => false));
        Assert.Equal("Total: 0 hosts, 0 steps, 0 outages, 0 unread hosts", PlanStepText.Total(plan with { Steps = [] }, [], _ => true));
    }
}
