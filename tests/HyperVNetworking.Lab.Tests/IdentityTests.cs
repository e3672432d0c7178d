using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>Keys, ids, paths and templates, as the table of facts A0 gives them.</summary>
public class IdentityTests
{
    private const string Guid = "[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}";

    private static readonly ICimClient s_client = Client(Host1);

    [Theory]
    [InlineData("Msvm_VirtualSystemSettingData", "InstanceID", "^Microsoft:GUID$")]
    [InlineData("Msvm_SyntheticEthernetPortSettingData", "InstanceID", @"^Microsoft:GUID\\GUID$")]
    [InlineData("Msvm_EthernetPortAllocationSettingData", "InstanceID", @"^Microsoft:GUID\\GUID(\\C)?$")]
    [InlineData("Msvm_EthernetSwitchPortVlanSettingData", "InstanceID", @"^Microsoft:GUID\\GUID(\\C)?\\952C5004-4465-451C-8CB8-FA9AB382B773\\GUID$")]
    [InlineData("Msvm_VirtualEthernetSwitch", "Name", "^GUID$")]
    [InlineData("Msvm_VirtualEthernetSwitchSettingData", "InstanceID", "^Microsoft:GUID$")]
    [InlineData("Msvm_EthernetSwitchPort", "DeviceID", "^Microsoft:GUID$")]
    [InlineData("Msvm_SyntheticEthernetPort", "DeviceID", "^Microsoft:GUID$")]
    [InlineData("Msvm_ExternalEthernetPort", "DeviceID", @"^Microsoft:\{GUID\}$")]
    [InlineData("Msvm_InternalEthernetPort", "DeviceID", @"^Microsoft:\{GUID\}$")]
    [InlineData("Msvm_VirtualSystemManagementService", "Name", "^vmms$")]
    [InlineData("Msvm_VirtualEthernetSwitchManagementService", "Name", "^nvspwmi$")]
    public async Task Ids_have_the_form_of_the_facts(string className, string property, string pattern)
    {
        IReadOnlyList<CimRecord> all = property == "InstanceID" ? await s_client.Live(className) : await s_client.All(className);

        Assert.NotEmpty(all);
        Assert.All(all, r => Assert.Matches(pattern.Replace("GUID", Guid, StringComparison.Ordinal), r.Text(property)));
    }

    [Theory]
    [InlineData("Msvm_EthernetPortAllocationSettingData")]
    [InlineData("Msvm_SyntheticEthernetPortSettingData")]
    [InlineData("Msvm_EmulatedEthernetPortSettingData")]
    [InlineData("Msvm_EthernetSwitchPortVlanSettingData")]
    [InlineData("Msvm_EthernetSwitchPortIsolationSettingData")]
    [InlineData("Msvm_VirtualEthernetSwitchNicTeamingSettingData")]
    public async Task A_setting_class_also_lists_its_templates(string className)
    {
        string[] templates = [.. (await s_client.All(className)).Select(r => r.Text("InstanceID")!).Where(id => id.StartsWith(@"Microsoft:Definition\", StringComparison.Ordinal))];

        Assert.Equal(["Default", "Increment", "Maximum", "Minimum"], templates.Select(t => t.Split('\\')[^1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_default_connection_has_the_GUID_and_values_that_a_host_shows()
    {
        CimRecord template = Assert.Single(await s_client.Query($@"SELECT * FROM {Allocation} WHERE InstanceID LIKE '%\\Default'"));

        Assert.Equal(@"Microsoft:Definition\72027ECE-E44A-446E-AF2B-8D8C4B8A2279\Default", template.Text("InstanceID"));
        Assert.Equal(33, template.Number("ResourceType"));
        Assert.Equal(2, template.Number("DesiredVLANEndpointMode"));
        Assert.Equal("Ethernet Connection Default Settings", template.Text("Caption"));
    }

    [Fact]
    public async Task References_are_full_object_paths_and_lead_to_the_object()
    {
        CimRecord connection = (await s_client.ConnectionOf("VM1"))!;

        string parent = connection.Text("Parent")!;
        Assert.StartsWith(@"\\Host1\root\virtualization\v2:Msvm_SyntheticEthernetPortSettingData.InstanceID=""Microsoft:", parent, StringComparison.Ordinal);
        Assert.Contains(@"\\", parent[20..], StringComparison.Ordinal);
        foreach (string text in new[] { parent, connection.Texts("HostResource").Single() })
        {
            Assert.True(CimPath.TryParse(text, out CimPath? path));
            Assert.NotNull(await s_client.Get(path!));
        }
    }

    [Fact]
    public async Task The_case_of_GUIDs_varies_and_lookups_do_not_care()
    {
        string[] switches = [.. (await s_client.Live(Allocation)).Where(a => a.Text("InstanceID")!.EndsWith(@"\C", StringComparison.Ordinal)).Select(a => a.Texts("HostResource").Single().Split('"')[3])];
        Assert.Contains(switches, s => s.Any(char.IsLower));
        Assert.Contains(switches, s => s.Any(char.IsUpper));

        CimRecord port = (await s_client.All("Msvm_EthernetSwitchPort")).First(p => p.Text("ElementName") == "Network Adapter");
        CimRecord reached = Assert.Single(await s_client.Associated(Path(port), "Msvm_ElementSettingData", Allocation));
        string id = reached.Text("InstanceID")!;
        Assert.Contains(id, char.IsLower);
        Assert.Contains(await s_client.Live(Allocation), a => a.Text("InstanceID") != id && Names.Same(a.Text("InstanceID"), id));
        Assert.NotNull(await s_client.Get(CimPath.Of(Allocation, "InstanceID", id.ToUpperInvariant())));
    }

    [Fact]
    public async Task A_base_class_lists_its_subclasses()
    {
        IReadOnlyList<CimRecord> systems = await s_client.All("CIM_ComputerSystem");

        Assert.Equal(["Msvm_ComputerSystem", "Msvm_VirtualEthernetSwitch"], systems.Select(s => s.ClassName).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(7, systems.Count);
    }

    [Fact]
    public async Task The_host_is_the_system_whose_name_is_no_GUID()
    {
        CimRecord host = (await s_client.All("Msvm_ComputerSystem")).Single(s => s.Text("Caption") == "Hosting Computer System");

        Assert.Equal("Host1", host.Text("Name"));
        Assert.Equal("Host1", host.ServerName);
    }

    [Fact]
    public async Task An_adapter_that_was_never_connected_has_no_allocation() => Assert.Null(await s_client.ConnectionOf("VM4"));

    [Fact]
    public async Task A_VM_that_is_off_has_settings_but_no_devices_and_no_switch_port()
    {
        CimRecord connection = (await s_client.ConnectionOf("VM3"))!;

        Assert.Empty(await s_client.Associated(Path(connection), "Msvm_ElementSettingData", "Msvm_EthernetSwitchPort"));
        Assert.Equal(3, (await s_client.All("Msvm_SyntheticEthernetPort")).Count);
        Assert.Equal("000000000000", (await s_client.AdapterOf("VM3")).Text("Address"));
    }

    [Fact]
    public async Task An_HBA_is_no_network_adapter_and_a_host_adapter_is_one()
    {
        IReadOnlyList<CimRecord> adapters = await s_client.All("MSFT_NetAdapter", Standard);

        Assert.Equal(["P-NIC1", "P-NIC2", "vEthernet (Mgmt)"], adapters.Select(a => a.Text("Name")));
        Assert.Equal([false, false, true], adapters.Select(a => a.Flag("Virtual")));
        CimRecord port = Assert.Single(await s_client.All("Msvm_InternalEthernetPort"));
        Assert.EndsWith(adapters[2].Text("DeviceID")!, port.Text("DeviceID"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_walk_along_the_associations_finds_the_VLAN_of_a_VM()
    {
        CimRecord vm = await s_client.Vm("VM1");
        CimRecord settings = Assert.Single(await s_client.Associated(Path(vm), "Msvm_SettingsDefineState", "Msvm_VirtualSystemSettingData"));
        CimRecord adapter = Assert.Single(await s_client.Associated(Path(settings), "Msvm_VirtualSystemSettingDataComponent", "Msvm_SyntheticEthernetPortSettingData"));
        CimRecord connection = Assert.Single(await s_client.Associated(Path(adapter), "Msvm_ResourceDependentOnResource"));
        CimRecord vlan = Assert.Single(await s_client.Associated(Path(connection), "Msvm_EthernetPortSettingDataComponent", Vlan));

        Assert.Equal(2, vlan.Number("AccessVlanId"));
    }

    [Fact]
    public async Task Associations_can_be_enumerated_and_lead_to_instances()
    {
        foreach (string association in new[] { "Msvm_SettingsDefineState", "CIM_SystemDevice", "Msvm_ElementSettingData", "CIM_Component", "CIM_Dependency" })
        {
            IReadOnlyList<CimRecord> all = await s_client.All(association);
            Assert.NotEmpty(all);
            foreach (CimPath end in all.SelectMany(r => r.Fields).Select(f => f.Value).OfType<CimPath>())
            {
                Assert.NotNull(await s_client.Get(end));
            }
        }
    }
}
