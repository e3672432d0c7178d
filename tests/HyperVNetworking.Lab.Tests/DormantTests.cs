using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>Checkpoints, replicas and planned VMs: settings that look live and are not (facts A1.2, site-rules A5).</summary>
public class DormantTests
{
    private const string Settings = "Msvm_VirtualSystemSettingData";

    private static LabDormantSettings Of(LabDormantKind kind, string vm = "VM1", string? name = null) => new()
    {
        Kind = kind,
        Vm = vm,
        Name = name,
        Adapters = [new VmAdapter { Switch = "Switch A", Vlan = new PortVlan.Access(new VlanId(77)) }],
    };

    [Theory]
    [InlineData(LabDormantKind.Checkpoint, "Microsoft:Hyper-V:Snapshot:Realized", false)]
    [InlineData(LabDormantKind.Replica, "Microsoft:Hyper-V:Replica", false)]
    [InlineData(LabDormantKind.Planned, "Microsoft:Hyper-V:System:Planned", true)]
    public async Task They_have_adapters_connections_and_features_under_a_GUID_of_their_own(LabDormantKind kind, string type, bool planned)
    {
        NetworkLab lab = NewLab(Host1);
        string guid = lab.Add("host1", Of(kind));
        ICimClient client = lab.Connect("Host1");

        CimRecord settings = await client.Get(CimPath.Of(Settings, "InstanceID", "Microsoft:" + guid));
        Assert.Equal(type, settings.Text("VirtualSystemType"));
        CimRecord adapter = Assert.Single(await client.Associated(Path(settings), "Msvm_VirtualSystemSettingDataComponent", "Msvm_SyntheticEthernetPortSettingData"));
        CimRecord connection = Assert.Single(await client.Associated(Path(adapter), "Msvm_ResourceDependentOnResource", Allocation));
        Assert.StartsWith($@"Microsoft:{guid}\", connection.Text("InstanceID"), StringComparison.Ordinal);
        CimRecord vlan = Assert.Single(await client.Associated(Path(connection), "Msvm_EthernetPortSettingDataComponent", Vlan));
        Assert.Equal(77, vlan.Number("AccessVlanId"));
        Assert.Equal(planned, (await client.All("Msvm_PlannedComputerSystem")).Any(s => s.Text("Name") == guid));
        Assert.DoesNotContain(await client.All("Msvm_ComputerSystem"), s => s.Text("Name") == guid);
    }

    [Theory]
    [InlineData(LabDormantKind.Checkpoint)]
    [InlineData(LabDormantKind.Replica)]
    [InlineData(LabDormantKind.Planned)]
    public async Task They_have_no_live_objects_and_hold_no_switch(LabDormantKind kind)
    {
        NetworkLab lab = NewLab(Host1 with { Vms = [new VirtualMachine { Name = "VM1" }] });
        ICimClient client = lab.Connect("Host1");
        int ports = (await client.All("Msvm_EthernetSwitchPort")).Count;
        lab.Add("Host1", Of(kind));

        Assert.Equal(ports, (await client.All("Msvm_EthernetSwitchPort")).Count);
        Assert.Empty(await client.All("Msvm_SyntheticEthernetPort"));
        Assert.Equal("Microsoft:" + (await client.Vm("VM1")).Text("Name"), Assert.Single(await client.Associated(Path(await client.Vm("VM1")), "Msvm_SettingsDefineState")).Text("InstanceID"));
        Assert.Equal(0u, (await client.Switches("DestroySystem", Reference("AffectedSystem", Path(await client.Switch("Switch A"))))).ReturnValue);
    }

    [Fact]
    public async Task Checkpoints_are_of_their_VM_and_form_a_line()
    {
        NetworkLab lab = NewLab(Host1);
        ICimClient client = lab.Connect("Host1");
        string first = lab.Add("Host1", Of(LabDormantKind.Checkpoint, name: "one"));
        string second = lab.Add("Host1", Of(LabDormantKind.Checkpoint, name: "two"));
        CimRecord vm = await client.Vm("VM1");

        Assert.Equal(["one", "two"], (await client.Associated(Path(vm), "Msvm_SnapshotOfVirtualSystem", Settings)).Select(s => s.Text("ElementName")));
        async Task<string?> Parent(string guid) =>
            CimPath.TryParse((await client.Get(CimPath.Of(Settings, "InstanceID", "Microsoft:" + guid))).Text("Parent"), out CimPath? path) ? path!["InstanceID"] : null;
        Assert.Null(await Parent(first));
        Assert.Equal("Microsoft:" + first, await Parent(second));
        Assert.Equal("Microsoft:" + second, await Parent(vm.Text("Name")!));
    }

    [Theory]
    [InlineData(true, 32775u)]
    [InlineData(false, 0u)]
    public async Task Whether_a_checkpoint_can_be_changed_is_a_choice_of_the_lab(bool refused, uint expected)
    {
        NetworkLab lab = NewLab(Host1);
        lab.Options = new LabOptions { RefuseChangeOfCheckpoint = refused };
        ICimClient client = lab.Connect("Host1");
        string guid = lab.Add("Host1", Of(LabDormantKind.Checkpoint));
        CimRecord vlan = (await client.Live(Vlan)).Single(v => v.Text("InstanceID")!.Contains(guid, StringComparison.Ordinal));
        CimRecord connection = (await client.Live(Allocation)).Single(v => v.Text("InstanceID")!.Contains(guid, StringComparison.Ordinal));
        CimField off = new("EnabledState", CimDataType.UInt16, (ushort)3);

        Assert.Equal(expected, (await client.Vms("ModifyFeatureSettings", Texts("FeatureSettings", Embedded(Vlan, Text("InstanceID", vlan.Text("InstanceID")))))).ReturnValue);
        Assert.Equal(expected, (await client.Vms("ModifyResourceSettings", Texts("ResourceSettings", Embedded(Allocation, Text("InstanceID", connection.Text("InstanceID")), off)))).ReturnValue);
        Assert.Equal(expected, (await client.Vms("RemoveFeatureSettings", References("FeatureSettings", Path(vlan)))).ReturnValue);
        Assert.Equal(expected, (await client.Vms("RemoveResourceSettings", References("ResourceSettings", Path(connection)))).ReturnValue);
    }

    [Fact]
    public void What_does_not_go_with_the_host_is_one_clear_sentence()
    {
        NetworkLab lab = NewLab(Host1);

        Assert.Contains("VM Nobody", Assert.Throws<HostFaultException>(() => lab.Add("Host1", Of(LabDormantKind.Checkpoint, "Nobody"))).Message, StringComparison.Ordinal);
        var nowhere = new LabDormantSettings { Kind = LabDormantKind.Replica, Vm = "X", Adapters = [new VmAdapter { Switch = "Nowhere" }] };
        Assert.Contains("virtual switch Nowhere", Assert.Throws<HostFaultException>(() => lab.Add("Host1", nowhere)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_leaves_out_what_every_instance_has_and_reads_back_the_same()
    {
        string path = System.IO.Path.Combine(Directory.CreateTempSubdirectory().FullName, "lab.json");
        NetworkLab lab = NetworkLab.Create(new NetworkDocument { Hosts = [Host1] }, path);
        lab.Add("Host1", Of(LabDormantKind.Checkpoint));
        string text = await File.ReadAllTextAsync(Directory.GetFiles(path + ".hosts", "*.json").Single());
        Assert.DoesNotContain("VMQOffloadWeight", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"ConsumerVisibility\"", text, StringComparison.Ordinal);

        static IEnumerable<string> Texts(IEnumerable<CimRecord> all) => all.SelectMany(r => r.Fields.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f =>
            $"{r.ClassName} {f.Name} {f.Type} {(f.Value is Array a ? string.Join(",", a.Cast<object>()) : f.Value is null ? "null" : CimText.Write(f.Value))}"));
        foreach (string name in new[] { "CIM_ManagedElement", "CIM_SettingData", "CIM_ManagedSystemElement" })
        {
            Assert.Equal(Texts(await lab.Connect("Host1").All(name)), Texts(await NetworkLab.Open(path).Connect("Host1").All(name)));
        }
    }
}
