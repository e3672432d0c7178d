using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>Every port feature besides the VLAN: what the provider takes (facts A1.9), as a table.</summary>
public class PortFeatureTests
{
    private const string Security = "Msvm_EthernetSwitchPortSecuritySettingData";
    private const string Bandwidth = "Msvm_EthernetSwitchPortBandwidthSettingData";
    private const string Offload = "Msvm_EthernetSwitchPortOffloadSettingData";
    private const string Acl = "Msvm_EthernetSwitchPortAclSettingData";
    private const string ExtendedAcl = "Msvm_EthernetSwitchPortExtendedAclSettingData";
    private const string Isolation = "Msvm_EthernetSwitchPortIsolationSettingData";
    private const string Domain = "Msvm_EthernetSwitchPortRoutingDomainSettingData";
    private const string Mapping = "Msvm_EthernetSwitchPortTeamMappingSettingData";

    private const string Guid1 = "{89b28ea3-7f0e-4e3e-9f0d-111111111111}";

    /// <summary>An instance from <c>Name=1;Name=TRUE</c>, with the types of the schema.</summary>
    internal static string Instance(string className, string values, string? instanceId = null)
    {
        CimClassDefinition type = CimSchema.For(newest: false).Concrete(className);
        IEnumerable<CimField> fields = values.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=')).Select(v =>
        {
            CimMember member = type.Property(v[0])!;
            object? value = null;
            Assert.True(member.Type.IsArray() || CimText.TryRead(v[1], member.Type, out value), v[0]);
            return new CimField(v[0], member.Type, member.Type.IsArray() ? CimValue.Convert(v[1].Split('+').Select(t => member.Type == CimDataType.StringArray ? t : (object)int.Parse(t, null)), member.Type) : value);
        });
        return Embedded(className, [.. fields, .. instanceId is null ? Array.Empty<CimField>() : [Text("InstanceID", instanceId)]]);
    }

    private static async Task<uint> Add(ICimClient client, string vm, string className, string values) => (await client.Vms(
        "AddFeatureSettings",
        Reference("AffectedConfiguration", Path((await client.ConnectionOf(vm))!)),
        Texts("FeatureSettings", Instance(className, values)))).ReturnValue;

    private static async Task<uint> Modify(ICimClient client, CimRecord setting, string values) =>
        (await client.Vms("ModifyFeatureSettings", Texts("FeatureSettings", Instance(setting.ClassName, values, setting.Text("InstanceID"))))).ReturnValue;

    [Theory]
    [InlineData(Security, "MonitorMode=0", true)]
    [InlineData(Security, "MonitorMode=2;AllowMacSpoofing=TRUE;EnableDhcpGuard=TRUE;EnableRouterGuard=TRUE;AllowTeaming=TRUE", true)]
    [InlineData(Security, "MonitorMode=3", false)]
    [InlineData(Bandwidth, "Weight=100", true)]
    [InlineData(Bandwidth, "Weight=101", false)]
    [InlineData(Bandwidth, "Reservation=10000000", false)]
    [InlineData(Bandwidth, "Limit=20000000;BurstLimit=30000000", true)]
    [InlineData(Bandwidth, "Limit=20000000;BurstLimit=10000000", false)]
    [InlineData(Acl, "AclType=2;Action=1;Applicability=2;Direction=1;RemoteAddress=*.*;RemoteAddressPrefixLength=32", true)]
    [InlineData(Acl, "AclType=2;Action=1;Applicability=2;Direction=1;RemoteAddressPrefixLength=33", false)]
    [InlineData(Acl, "AclType=3;Action=3;Applicability=1;Direction=2;LocalAddressPrefixLength=128", true)]
    [InlineData(Acl, "AclType=1;Action=1;Applicability=1;Direction=2;LocalAddressPrefixLength=49", false)]
    [InlineData(Acl, "AclType=0;Action=1;Applicability=1;Direction=1", false)]
    [InlineData(Acl, "AclType=4;Action=1;Applicability=1;Direction=1", false)]
    [InlineData(Acl, "AclType=1;Action=4;Applicability=1;Direction=1", false)]
    [InlineData(Acl, "AclType=1;Action=1;Applicability=3;Direction=1", false)]
    [InlineData(Acl, "AclType=1;Action=1;Applicability=1;Direction=3", false)]
    [InlineData(ExtendedAcl, "Direction=1;Action=2;Weight=7;Protocol=TCP", true)]
    [InlineData(ExtendedAcl, "Direction=0;Action=2;Weight=7", false)]
    [InlineData(ExtendedAcl, "Direction=1;Action=3;Weight=7", false)]
    [InlineData(Isolation, "IsolationMode=3;DefaultIsolationId=4094", true)]
    [InlineData(Isolation, "IsolationMode=3;DefaultIsolationId=4095", false)]
    [InlineData(Isolation, "IsolationMode=1;DefaultIsolationId=5001", true)]
    [InlineData(Isolation, "IsolationMode=4", false)]
    [InlineData(Domain, "RoutingDomainGuid=" + Guid1 + ";RoutingDomainName=Blue;IsolationIdList=5+6;IsolationIdNameList=a+b", true)]
    [InlineData(Domain, "RoutingDomainGuid=" + Guid1 + ";IsolationIdList=5+6;IsolationIdNameList=a", false)]
    [InlineData(Domain, "RoutingDomainGuid=Blue;IsolationIdList=5", false)]
    [InlineData(Mapping, "NetAdapterName=P-NIC1", false)]
    public async Task A_setting_is_taken_or_refused(string className, string values, bool taken)
    {
        ICimClient client = Client(Host1);

        Assert.Equal(taken ? 0u : 32773u, await Add(client, "VM2", className, values));
        Assert.Equal(taken ? 1 : 0, (await client.Live(className)).Count(s => s.Text("InstanceID")!.StartsWith(Microsoft(client), StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("VMQOffloadWeight=0", true)]
    [InlineData("VMQOffloadWeight=101", false)]
    [InlineData("IOVOffloadWeight=100;IOVInterruptModeration=300", true)]
    [InlineData("IOVOffloadWeight=101", false)]
    [InlineData("IOVInterruptModeration=3", false)]
    [InlineData("VmmqQueuePairs=0", false)]
    public async Task The_offload_of_a_port_is_there_from_the_start_and_is_modified(string values, bool taken)
    {
        ICimClient client = Client(Host1);
        string port = (await client.ConnectionOf("VM2"))!.Text("InstanceID")!;
        CimRecord setting = (await client.Live(Offload)).Single(s => s.Text("InstanceID")!.StartsWith(port, StringComparison.Ordinal));
        Assert.Equal((100L, 0L, 512L), (setting.Number("VMQOffloadWeight"), setting.Number("IOVOffloadWeight"), setting.Number("IPSecOffloadLimit")));

        Assert.Equal(32775u, await Add(client, "VM2", Offload, values));
        Assert.Equal(taken ? 0u : 32773u, await Modify(client, setting, values));
    }

    [Fact]
    public async Task Every_port_has_one_offload_setting_also_one_that_is_made_later()
    {
        ICimClient client = Client(Host1);
        await client.Vms(
            "AddResourceSettings",
            Reference("AffectedConfiguration", CimPath.Of("Msvm_VirtualSystemSettingData", "InstanceID", "Microsoft:" + (await client.Vm("VM4")).Text("Name"))),
            Texts("ResourceSettings", Connection(await client.AdapterOf("VM4"))));

        string[] ports = [.. (await client.Live(Allocation)).Select(a => a.Text("InstanceID")!)];
        string[] offloads = [.. (await client.Live(Offload)).Select(a => string.Join('\\', a.Text("InstanceID")!.Split('\\')[..^2]))];

        Assert.Equal(6, ports.Length);
        Assert.Equal(ports.Order(StringComparer.Ordinal), offloads.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1u, "Weight=10", true)]
    [InlineData(1u, "Reservation=10000000", false)]
    [InlineData(2u, "Reservation=10000000;Limit=20000000", true)]
    [InlineData(2u, "Reservation=20000000;Limit=10000000", false)]
    [InlineData(2u, "Weight=10", false)]
    [InlineData(3u, "Weight=10", false)]
    [InlineData(3u, "Reservation=10000000", false)]
    [InlineData(3u, "Limit=10000000", true)]
    public async Task Bandwidth_goes_by_the_mode_of_the_switch(uint mode, string values, bool taken)
    {
        ICimClient client = Client(Host1);
        await client.Switches("DefineSystem", Text("SystemSettings", Instance("Msvm_VirtualEthernetSwitchSettingData", $"ElementName=S;BandwidthReservationMode={mode}")));
        CimRecord connection = (await client.ConnectionOf("VM2"))!;
        await client.Vms("ModifyResourceSettings", Texts("ResourceSettings", Embedded(Allocation, Text("InstanceID", connection.Text("InstanceID")), Texts("HostResource", Path(await client.Switch("S")).ToString()))));

        Assert.Equal(taken ? 0u : 32773u, await Add(client, "VM2", Bandwidth, values));
    }

    [Theory]
    [InlineData(false, false, 0L, true)]
    [InlineData(false, true, 0L, false)]
    [InlineData(true, false, 1L, true)]
    [InlineData(true, true, 3L, false)]
    public async Task Default_bandwidth_means_weight_or_none_with_IOV(bool stored, bool iov, long mode, bool weightTaken)
    {
        NetworkLab lab = NewLab(Host1);
        lab.Options = new LabOptions { StoreResolvedBandwidthMode = stored };
        ICimClient client = lab.Connect("Host1");
        await client.Switches("DefineSystem", Text("SystemSettings", Instance("Msvm_VirtualEthernetSwitchSettingData", $"ElementName=S;IOVPreferred={(iov ? "TRUE" : "FALSE")}")));
        CimRecord settings = await client.SwitchSettings("S");

        Assert.Equal(mode, settings.Number("BandwidthReservationMode"));
        CimMethodAnswer answer = await client.Switches("AddFeatureSettings", Reference("AffectedConfiguration", Path(settings)), Texts("FeatureSettings", Instance("Msvm_VirtualEthernetSwitchBandwidthSettingData", "DefaultFlowWeight=50")));
        Assert.Equal(weightTaken ? 0u : 32773u, answer.ReturnValue);
    }

    [Theory]
    [InlineData(Acl, "AclType=1;Action=2;Applicability=1;Direction=1", "AclType=1;Action=2;Applicability=1;Direction=1", true)]
    [InlineData(ExtendedAcl, "Direction=1;Action=1;Weight=7", "Direction=2;Action=1;Weight=7", true)]
    [InlineData(ExtendedAcl, "Direction=1;Action=1;Weight=7", "Direction=1;Action=2;Weight=7", false)]
    [InlineData(Domain, "RoutingDomainGuid=" + Guid1, "RoutingDomainGuid={89b28ea3-7f0e-4e3e-9f0d-111111111112}", true)]
    [InlineData(Domain, "RoutingDomainGuid=" + Guid1, "RoutingDomainGuid=" + Guid1, false)]
    [InlineData(Security, "MonitorMode=1", "MonitorMode=2", false)]
    [InlineData(Bandwidth, "Limit=1", "Limit=2", false)]
    [InlineData(Isolation, "IsolationMode=1", "IsolationMode=1", false)]
    public async Task Access_lists_and_routing_domains_repeat_and_the_others_do_not(string className, string first, string second, bool taken)
    {
        ICimClient client = Client(Host1);

        Assert.Equal(0u, await Add(client, "VM2", className, first));
        Assert.Equal(taken, await Add(client, "VM2", className, second) == 0);
        Assert.Equal(taken ? 2 : 1, (await client.Live(className)).Count);
    }

    [Theory]
    [InlineData(false, 0u)]
    [InlineData(true, 32773u)]
    public async Task Both_VLAN_stores_on_one_port_are_a_choice_of_the_lab(bool refused, uint expected)
    {
        NetworkLab lab = NewLab(Host1);
        lab.Options = new LabOptions { RefuseVlanBesideIsolation = refused };
        ICimClient client = lab.Connect("Host1");

        Assert.Equal(expected, await Add(client, "VM1", Isolation, "IsolationMode=3;DefaultIsolationId=7"));
        Assert.Equal(0u, await Add(client, "VM2", Isolation, "IsolationMode=3;DefaultIsolationId=7"));
        Assert.Equal(expected, await Add(client, "VM2", Vlan, "OperationMode=1;AccessVlanId=7"));
    }

    [Fact]
    public async Task A_setting_is_modified_and_removed_and_its_port_is_free_again()
    {
        ICimClient client = Client(Host1);
        await Add(client, "VM2", Security, "MonitorMode=1");
        CimRecord setting = Assert.Single(await client.Live(Security));

        Assert.Equal(0u, await Modify(client, setting, "AllowTeaming=TRUE"));
        CimRecord after = Assert.Single(await client.Live(Security));
        Assert.Equal((1L, true), (after.Number("MonitorMode"), after.Flag("AllowTeaming")));
        Assert.Equal(32773u, await Modify(client, setting, "MonitorMode=9"));
        Assert.Equal(0u, (await client.Vms("RemoveFeatureSettings", References("FeatureSettings", Path(setting)))).ReturnValue);
        Assert.Equal(0u, await Add(client, "VM2", Security, "MonitorMode=2"));
    }

    [Theory]
    [InlineData("TeamingMode=1;LoadBalancingAlgorithm=5", true)]
    [InlineData("TeamingMode=1;LoadBalancingAlgorithm=4", true)]
    [InlineData("TeamingMode=1;LoadBalancingAlgorithm=3", false)]
    [InlineData("TeamingMode=0;LoadBalancingAlgorithm=5", false)]
    [InlineData("TeamingMode=2;LoadBalancingAlgorithm=5", false)]
    public async Task An_embedded_team_is_switch_independent_and_balances_by_port_or_dynamically(string values, bool taken)
    {
        ICimClient client = Client(Host1);
        await client.Switches("DefineSystem", Text("SystemSettings", Instance("Msvm_VirtualEthernetSwitchSettingData", "ElementName=S;TeamingEnabled=TRUE")));
        async Task<uint> AddTo(string vswitch) => (await client.Switches(
            "AddFeatureSettings",
            Reference("AffectedConfiguration", Path(await client.SwitchSettings(vswitch))),
            Texts("FeatureSettings", Instance("Msvm_VirtualEthernetSwitchNicTeamingSettingData", values)))).ReturnValue;

        Assert.Equal(taken ? 0u : 32773u, await AddTo("S"));
        Assert.Equal(32773u, await AddTo("Switch A"));
    }

    [Theory]
    [InlineData("IOVPreferred=TRUE")]
    [InlineData("TeamingEnabled=TRUE")]
    [InlineData("BandwidthReservationMode=2")]
    public async Task What_a_switch_is_made_with_cannot_be_changed(string values)
    {
        ICimClient client = Client(Host1);
        string id = (await client.SwitchSettings("Switch A")).Text("InstanceID")!;

        CimMethodAnswer answer = await client.Switches("ModifySystemSettings", Text("SystemSettings", Instance("Msvm_VirtualEthernetSwitchSettingData", values, id)));

        Assert.Equal(32773u, answer.ReturnValue);
    }

    private static string Microsoft(ICimClient client) =>
        client.ConnectionOf("VM2").GetAwaiter().GetResult()!.Text("InstanceID")!;
}
