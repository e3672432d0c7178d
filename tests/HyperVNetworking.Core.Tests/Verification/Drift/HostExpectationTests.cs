using System.Linq;
using HyperVNetworking.Core.Tests.Planning;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Drift;

namespace HyperVNetworking.Core.Tests.Verification.Drift;

public sealed class HostExpectationTests : PlanningTest
{
    private readonly NetworkDocument _document = TwoHosts.Document;

    // As a host tells it: no cables, no uses, no HBA, no wishes, no disks.
    private static HostState Live(HostState host) => host with
    {
        PhysicalNics = host.PhysicalNics.Where(n => n.Kind != NicKind.Hba).Select(n => new PhysicalNic { Name = n.Name }).ToValueList(),
        NewSwitches = null,
        Volumes = [],
        HostAdapters = host.HostAdapters.Select(a => a with { Traffic = null }).ToValueList(),
        Vms = host.Vms.Select(v => v with { Disks = [] }).ToValueList(),
    };

    [Fact]
    public void What_a_host_cannot_tell_comes_from_the_document()
    {
        ExpectationResult result = HostExpectation.Merge(_document.Hosts.Select(Live).ToArray(), _document);

        Assert.Equal(_document.Hosts, result.States);
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void What_a_backend_presents_and_guarantees_comes_from_the_document()
    {
        HostState expected = new()
        {
            Name = "HV01",
            PhysicalNics = [new PhysicalNic { Name = "NIC1", PhysicalPort = "Adapter 1", GuaranteedBitsPerSecond = 3_000_000_000 }],
            HardwarePorts = [new HardwarePort { Name = "Adapter 1", BitsPerSecond = 10_000_000_000, StorageBitsPerSecond = 4_000_000_000 }],
            TrafficShares = [new TrafficShare { Traffic = "CSV", BitsPerSecond = 1_000_000_000 }],
        };
        HostState live = new() { Name = "HV01", PhysicalNics = [new PhysicalNic { Name = "NIC1" }] };

        Assert.Equal([expected], HostExpectation.Merge([live], new NetworkDocument { Hosts = [expected] }).States);
    }

    [Fact]
    public void The_shared_switch_of_a_management_nic_makes_its_host_adapter_management_and_its_nic_unused()
    {
        HostState[] built = Applied(Good(_document), _document.Hosts).Select(Live).ToArray();

        ExpectationResult result = HostExpectation.Merge(built, _document);

        HostState host2 = result.States[1];
        Assert.Equal("Management", Assert.Single(host2.HostAdapters).Traffic);
        Assert.Null(host2.PhysicalNics[0].Use);
        Assert.Equal(new PortReference("SwitchC", "1"), host2.PhysicalNics[0].Port);
        Assert.Equal("Management", result.States[0].FindNic("P-NIC2")!.Use);
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void Live_wins_and_each_difference_is_found()
    {
        NetworkDocument built = _document with { Hosts = Applied(Good(_document), _document.Hosts).ToValueList() };
        HostState host1 = Live(built.Hosts[0]) with
        {
            PhysicalNics = [new PhysicalNic { Name = "P-NIC1" }],
            Switches = [new VirtualSwitch { Name = "Switch A", Type = SwitchType.External, Uplinks = ["P-NIC1"], AllowManagementOS = true }],
            Vms = [TwoHosts.Vm("VM1", "Switch A", TwoHosts.AccessVlan(3)), .. built.Hosts[0].Vms.Skip(2), TwoHosts.Vm("VM7", "Switch A", TwoHosts.AccessVlan(2))],
        };
        HostState host2 = Live(built.Hosts[1]) with { Vms = [TwoHosts.Vm("VM8"), new VirtualMachine { Name = "VM9" }] };

        ExpectationResult result = HostExpectation.Merge([host1, host2, new HostState { Name = "Host3" }], built);

        Assert.Equal(
            [
                ("NicMissing", "Host1 physical NIC P-NIC2"),
                ("SwitchDiffers", "Host1 virtual switch Switch A"),
                ("SwitchMissing", "Host1 virtual switch Switch B"),
                ("AdapterVlanDiffers", "Host1 VM VM1 'Network Adapter'"),
                ("VmMissing", "Host1 VM VM2"),
                ("VmElsewhere", "Host1 VM VM7"),
                ("AdapterSwitchDiffers", "Host2 VM VM8 'Network Adapter'"),
                ("AdapterVlanDiffers", "Host2 VM VM8 'Network Adapter'"),
                ("AdapterMissing", "Host2 VM VM9 'Network Adapter'"),
                ("HostNotExpected", "host Host3"),
            ],
            result.Findings.Select(f => (f.Code, f.Subject)));
        Assert.Equal(TwoHosts.AccessVlan(3), result.States[0].Vms[0].Adapters[0].Vlan);
        Assert.Equal(3, result.States.Count);
    }

    [Fact]
    public void A_host_that_was_not_read_is_incomplete_and_does_not_list_a_vm_that_runs_elsewhere()
    {
        HostState host1 = _document.Hosts[0] with { Vms = _document.Hosts[0].Vms.Add(TwoHosts.Vm("VM7")) };

        ExpectationResult failed = HostExpectation.Merge([host1, new HostState { Name = "Host2", Complete = false, Error = "access denied" }], _document);
        ExpectationResult absent = HostExpectation.Merge([host1], _document);

        foreach (ExpectationResult result in new[] { failed, absent })
        {
            Assert.False(result.States[1].Complete);
            Assert.Equal(["VM8", "VM9"], result.States[1].Vms.Select(v => v.Name));
            Assert.Equal("HostNotRead", Assert.Single(result.Findings).Code);
        }

        Assert.Equal("access denied", failed.States[1].Error);
    }

    [Fact]
    public void A_vm_is_known_by_its_guid_before_its_name()
    {
        NetworkDocument document = _document.WithVm("VM7", v => v with { Id = "7", PossibleOwners = ["Host1", "Host2"] });
        HostState host1 = _document.Hosts[0] with { Vms = [TwoHosts.Vm("Renamed") with { Id = "7" }, TwoHosts.Vm("VM7") with { Id = "8" }] };

        HostState merged = HostExpectation.Merge([host1], document).States[0];

        Assert.Equal(["Host1", "Host2"], merged.Vms[0].PossibleOwners);
        Assert.Empty(merged.Vms[1].PossibleOwners);
    }
}
