using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>The associations with their roles (facts A2.1) and the walks over them (facts A2.2).</summary>
public class AssociationTests
{
    private static readonly ICimClient s_client = Client(Host1 with { Vms = [.. Host1.Vms, new VirtualMachine { Name = "VM5", IntegrationServices = IntegrationServicesState.Running }] });

    private static Task<IReadOnlyList<CimRecord>> Of(CimRecord source, string where) => s_client.Query($"ASSOCIATORS OF {{{Path(source)}}} {where}");

    [Theory]
    [InlineData("Msvm_SettingsDefineState", "ManagedElement", "Msvm_ComputerSystem", "SettingData", "Msvm_VirtualSystemSettingData")]
    [InlineData("Msvm_SettingsDefineState", "ManagedElement", "Msvm_VirtualEthernetSwitch", "SettingData", "Msvm_VirtualEthernetSwitchSettingData")]
    [InlineData("Msvm_SettingsDefineState", "ManagedElement", "Msvm_SyntheticEthernetPort", "SettingData", "Msvm_SyntheticEthernetPortSettingData")]
    [InlineData("Msvm_VirtualSystemSettingDataComponent", "GroupComponent", "Msvm_VirtualSystemSettingData", "PartComponent", "Msvm_SyntheticEthernetPortSettingData")]
    [InlineData("Msvm_VirtualSystemSettingDataComponent", "GroupComponent", "Msvm_VirtualEthernetSwitchSettingData", "PartComponent", Allocation)]
    [InlineData("Msvm_ResourceDependentOnResource", "Antecedent", "Msvm_SyntheticEthernetPortSettingData", "Dependent", Allocation)]
    [InlineData("Msvm_EthernetPortSettingDataComponent", "GroupComponent", Allocation, "PartComponent", Vlan)]
    [InlineData("Msvm_ElementSettingData", "ManagedElement", "Msvm_EthernetSwitchPort", "SettingData", Allocation)]
    [InlineData("Msvm_ElementSettingData", "ManagedElement", "Msvm_VirtualSystemSettingData", "SettingData", "Msvm_VirtualSystemSettingData")]
    [InlineData("Msvm_SystemDevice", "GroupComponent", "Msvm_ComputerSystem", "PartComponent", "Msvm_ExternalEthernetPort")]
    [InlineData("Msvm_SystemDevice", "GroupComponent", "Msvm_ComputerSystem", "PartComponent", "Msvm_InternalEthernetPort")]
    [InlineData("Msvm_SystemDevice", "GroupComponent", "Msvm_ComputerSystem", "PartComponent", "Msvm_ShutdownComponent")]
    [InlineData("Msvm_SystemDevice", "GroupComponent", "Msvm_VirtualEthernetSwitch", "PartComponent", "Msvm_EthernetSwitchPort")]
    [InlineData("Msvm_EthernetDeviceSAPImplementation", "Antecedent", "Msvm_EthernetSwitchPort", "Dependent", "Msvm_LANEndpoint")]
    [InlineData("Msvm_EthernetDeviceSAPImplementation", "Antecedent", "Msvm_ExternalEthernetPort", "Dependent", "Msvm_LANEndpoint")]
    [InlineData("Msvm_ActiveConnection", "Antecedent", "Msvm_LANEndpoint", "Dependent", "Msvm_LANEndpoint")]
    [InlineData("Msvm_BindsToLANEndpoint", "Antecedent", "Msvm_LANEndpoint", "Dependent", "Msvm_VLANEndpoint")]
    [InlineData("Msvm_FeatureSettingsDefineCapabilities", "GroupComponent", "Msvm_EthernetSwitchFeatureCapabilities", "PartComponent", Vlan)]
    [InlineData("Msvm_SettingsDefineCapabilities", "GroupComponent", "Msvm_AllocationCapabilities", "PartComponent", Allocation)]
    [InlineData("Msvm_ElementCapabilities", "ManagedElement", "Msvm_ResourcePool", "Capabilities", "Msvm_AllocationCapabilities")]
    [InlineData("Msvm_ResourceAllocationFromPool", "Antecedent", "Msvm_ResourcePool", "Dependent", Allocation)]
    [InlineData("Msvm_HostedService", "Antecedent", "Msvm_ComputerSystem", "Dependent", "Msvm_VirtualSystemManagementService")]
    public async Task An_association_links_these_classes_in_these_roles(string association, string role, string from, string otherRole, string to)
    {
        CimRecord entry = (await s_client.All(association)).First(r => (r[role] as CimPath)?.ClassName == from && (r[otherRole] as CimPath)?.ClassName == to);
        var source = (CimPath)entry[role]!;
        var target = (CimPath)entry[otherRole]!;

        Assert.Contains(await s_client.Query($"ASSOCIATORS OF {{{source}}} WHERE AssocClass={association} ResultClass={to} Role={role} ResultRole={otherRole}"), r => Path(r).Equals(target));
        Assert.Contains(await s_client.Query($"ASSOCIATORS OF {{{target}}} WHERE ResultRole={role} AssocClass={association}"), r => Path(r).Equals(source));
        Assert.Contains(await s_client.Query($"REFERENCES OF {{{source}}} WHERE ResultClass={association} Role={role}"), r => target.Equals(r[otherRole] as CimPath));
        if (!source.Equals(target) && from != to)
        {
            Assert.DoesNotContain(await s_client.Query($"REFERENCES OF {{{source}}} WHERE ResultClass={association} Role={otherRole}"), r => target.Equals(r[otherRole] as CimPath));
        }
    }

    [Fact]
    public async Task From_a_VM_to_its_VLAN()
    {
        CimRecord at = await s_client.Vm("VM1");
        foreach ((string association, string result) in new[]
        {
            ("Msvm_SettingsDefineState", "Msvm_VirtualSystemSettingData"),
            ("Msvm_VirtualSystemSettingDataComponent", "Msvm_SyntheticEthernetPortSettingData"),
            ("Msvm_ResourceDependentOnResource", Allocation),
            ("Msvm_EthernetPortSettingDataComponent", Vlan),
        })
        {
            at = Assert.Single(await Of(at, $"WHERE AssocClass={association} ResultClass={result}"));
        }

        Assert.Equal(2, at.Number("AccessVlanId"));
    }

    [Fact]
    public async Task From_a_switch_port_over_the_cable_to_the_NIC()
    {
        CimRecord vswitch = await s_client.Switch("Switch A");
        string[] devices = [.. (await Of(vswitch, "WHERE AssocClass=Msvm_SystemDevice ResultClass=Msvm_EthernetSwitchPort"))
            .SelectMany(p => Of(p, "WHERE AssocClass=CIM_DeviceSAPImplementation ResultClass=Msvm_LANEndpoint").Result)
            .SelectMany(e => Of(e, "WHERE AssocClass=Msvm_ActiveConnection").Result)
            .SelectMany(e => Of(e, "WHERE AssocClass=CIM_DeviceSAPImplementation").Result)
            .Select(d => d.ClassName).Order(StringComparer.Ordinal)];

        Assert.Equal(["Msvm_ExternalEthernetPort", "Msvm_InternalEthernetPort", "Msvm_SyntheticEthernetPort", "Msvm_SyntheticEthernetPort"], devices);
    }

    [Fact]
    public async Task A_trunk_is_supported_where_an_endpoint_says_5()
    {
        CimRecord nic = (await s_client.All("Msvm_ExternalEthernetPort"))[0];
        CimRecord lan = Assert.Single(await Of(nic, "WHERE AssocClass=Msvm_EthernetDeviceSAPImplementation"));
        CimRecord vlan = Assert.Single(await Of(lan, "WHERE AssocClass=Msvm_BindsToLANEndpoint"));

        Assert.Contains((ushort)5, Assert.IsType<ushort[]>(vlan["SupportedEndpointModes"]));
    }

    [Fact]
    public async Task The_default_of_a_feature_and_of_a_connection_is_found_by_its_role()
    {
        CimRecord capabilities = (await s_client.All("Msvm_EthernetSwitchFeatureCapabilities")).Single(c => c.Text("FeatureId") == "952C5004-4465-451C-8CB8-FA9AB382B773");
        CimRecord entry = Assert.Single(await s_client.Query($"REFERENCES OF {{{Path(capabilities)}}}"), r => r.Number("ValueRole") == 0);
        Assert.EndsWith(@"\Default", ((CimPath)entry["PartComponent"]!)["InstanceID"], StringComparison.Ordinal);
        Assert.Equal([0L, 1L, 2L, 3L], (await s_client.Query($"REFERENCES OF {{{Path(capabilities)}}}")).Select(r => r.Number("ValueRange")!.Value).Order());

        CimRecord pool = Assert.Single(await s_client.Query("SELECT * FROM Msvm_ResourcePool WHERE ResourceType = 33 AND Primordial = TRUE"));
        CimRecord allocation = Assert.Single(await Of(pool, "WHERE AssocClass=Msvm_ElementCapabilities"));
        Assert.Equal(4, (await Of(allocation, $"WHERE AssocClass=Msvm_SettingsDefineCapabilities ResultClass={Allocation}")).Count);
    }

    [Theory]
    [InlineData(false, "Antecedent")]
    [InlineData(true, "Dependent")]
    public async Task Which_end_of_a_connection_depends_is_a_choice_of_the_lab(bool connectionIsAntecedent, string roleOfAdapter)
    {
        NetworkLab lab = NewLab(Host1);
        ICimClient client = lab.Connect("Host1");
        Assert.NotEmpty(await client.All("Msvm_ResourceDependentOnResource"));
        lab.Options = new LabOptions { ConnectionIsAntecedent = connectionIsAntecedent };

        Assert.All(await client.All("Msvm_ResourceDependentOnResource"), r => Assert.Equal("Msvm_SyntheticEthernetPortSettingData", ((CimPath)r[roleOfAdapter]!).ClassName));
        Assert.Single(await client.Associated(Path(await client.AdapterOf("VM1")), "Msvm_ResourceDependentOnResource", Allocation));
    }

    [Fact]
    public async Task Element_settings_have_a_dangling_entry_and_say_what_is_current()
    {
        IReadOnlyList<CimRecord> entries = await s_client.All("Msvm_ElementSettingData");

        Assert.Single(entries, e => e.Fields.All(f => f.Value is null));
        CimRecord own = entries.First(e => (e["SettingData"] as CimPath)?.ClassName == "Msvm_VirtualSystemSettingData");
        Assert.Equal((2L, 1L, 0L), (own.Number("IsCurrent"), own.Number("IsDefault"), own.Number("IsNext")));
        Assert.Equal(own["ManagedElement"], own["SettingData"]);
        Assert.All(entries.Where(e => (e["ManagedElement"] as CimPath)?.ClassName == "Msvm_EthernetSwitchPort"), e => Assert.Null(e["IsCurrent"]));
    }

    [Fact]
    public async Task A_base_association_finds_its_subclasses_and_an_unknown_class_nothing()
    {
        CimRecord vm = await s_client.Vm("VM1");
        Assert.Contains(await Of(vm, "WHERE AssocClass=CIM_SystemDevice"), r => r.ClassName == "Msvm_SyntheticEthernetPort");
        Assert.Contains(await Of(vm, string.Empty), r => r.ClassName == "Msvm_VirtualSystemSettingData");
        Assert.Empty(await Of(vm, "WHERE Role=Nothing"));
        foreach (string where in new[] { "WHERE AssocClass=Msvm_Nothing", "WHERE ResultClass=Msvm_Nothing", "WHERE AssocClass=Msvm_ComputerSystem" })
        {
            await Assert.ThrowsAsync<HostFaultException>(() => Of(vm, where));
        }
    }

    [Theory]
    [InlineData(VmState.Running, false, 2L)]
    [InlineData(VmState.Off, false, 12L)]
    [InlineData(VmState.Off, true, null)]
    public async Task Integration_components_answer_by_the_state_of_the_VM(VmState state, bool stoppedIsNull, long? expected)
    {
        NetworkLab lab = NewLab(Host1 with { Vms = [new VirtualMachine { Name = "VM1", State = state, IntegrationServices = IntegrationServicesState.Running }] });
        lab.Options = new LabOptions { StoppedComponentsAnswerNull = stoppedIsNull };
        ICimClient client = lab.Connect("Host1");

        foreach (string component in new[] { "Heartbeat", "Shutdown", "KvpExchange", "TimeSync", "Vss", "GuestServiceInterface", "Rdv" })
        {
            CimRecord device = Assert.Single(await client.All($"Msvm_{component}Component"));
            Assert.Equal((await client.Vm("VM1")).Text("Name"), device.Text("SystemName"));
            Assert.Equal(expected, (device["OperationalStatus"] as ushort[])?[0]);
            Assert.NotNull(await client.Get(Path(device)));
        }
    }
}
