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

/// <summary>Whatever the schema lacks is refused, with the name that a CIM server gives the refusal.</summary>
public class RefusalTests
{
    private static readonly ICimClient s_client = Client(Host1);

    [Fact]
    public void Every_class_that_the_lab_names_is_in_the_schema()
    {
        foreach (System.Reflection.FieldInfo field in typeof(Msvm).GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static))
        {
            Assert.NotNull(CimSchema.For(newest: false).FindConcrete((string)field.GetRawConstantValue()!));
        }

        Assert.All(AssociationTable.All, a => Assert.Equal(2, CimSchema.For(newest: false).Concrete(a.ClassName).References.Count(r => r.Name == a.First || r.Name == a.Second)));
        Assert.All(PortFeature.All, f => Assert.NotNull(CimSchema.For(newest: false).FindConcrete(f.ClassName)));
    }

    [Theory]
    [InlineData(@"root\virtualization", "Msvm_ComputerSystem", "InvalidNamespace")]
    [InlineData(V2, "Msvm_Computer", "InvalidClass")]
    [InlineData(V2, "MSFT_NetAdapter", "InvalidClass")]
    [InlineData(V2, "", "InvalidClass")]
    public async Task An_unknown_class_or_namespace_is_not_found(string nameSpace, string className, string status)
    {
        var fault = await Assert.ThrowsAsync<HostFaultException>(() => s_client.All(className, nameSpace));

        Assert.Equal(HostFaultKind.NotFound, fault.Kind);
        Assert.StartsWith("Host1: " + status + ": ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slashes_in_a_namespace_are_backslashes() => Assert.NotEmpty(await s_client.All("MSFT_NetAdapter", "ROOT/StandardCimv2"));

    [Theory]
    [InlineData("AddFeature", "AffectedConfiguration", "MethodNotFound")]
    [InlineData("AddFeatureSettings", "Affected", "InvalidParameter")]
    [InlineData("AddFeatureSettings", "FeatureSettings", "TypeMismatch")]
    [InlineData("DefinePlannedSystem", null, "NotSupported")]
    public async Task An_unknown_method_or_parameter_or_type_is_refused(string method, string? parameter, string status)
    {
        CimField[] parameters = parameter is null ? [] : [Text(parameter, "x")];

        var fault = await Assert.ThrowsAsync<HostFaultException>(() => s_client.Vms(method, parameters));

        Assert.StartsWith("Host1: " + status + ": ", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AccesVlanId", "uint16", "1", "NoSuchProperty")]
    [InlineData("AccessVlanId", "uint32", "1", "TypeMismatch")]
    [InlineData("AccessVlanId", "uint16", "65536", "InvalidParameter")]
    [InlineData("AccessVlanId", "uint16", "-1", "InvalidParameter")]
    [InlineData("OperationMode", "uint16", "1", "TypeMismatch")]
    [InlineData("OperationMode", "boolean", "TRUE", "TypeMismatch")]
    public async Task A_value_that_the_type_cannot_hold_is_refused(string property, string type, string value, string status)
    {
        string text = $"<INSTANCE CLASSNAME=\"{Vlan}\"><PROPERTY NAME=\"{property}\" TYPE=\"{type}\"><VALUE>{value}</VALUE></PROPERTY></INSTANCE>";

        var fault = await Assert.ThrowsAsync<HostFaultException>(async () => await s_client.Vms(
            "AddFeatureSettings",
            Reference("AffectedConfiguration", Path((await s_client.ConnectionOf("VM2"))!)),
            Texts("FeatureSettings", text)));

        Assert.StartsWith("Host1: " + status + ": ", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("instance of Msvm_EthernetSwitchPortVlanSettingData {};")]
    [InlineData("<INSTANCE CLASSNAME=\"Msvm_Nothing\"/>")]
    [InlineData("<INSTANCE CLASSNAME=\"Msvm_EthernetSwitchPortFeatureSettingDat\"/>")]
    [InlineData("<INSTANCE CLASSNAME=\"CIM_SettingData\"/>")]
    [InlineData("<INSTANCE CLASSNAME=\"Msvm_ComputerSystem\"/>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e 'x'>]><INSTANCE CLASSNAME=\"Msvm_EthernetSwitchPortVlanSettingData\"/>")]
    public async Task A_text_that_is_no_feature_is_refused(string text) =>
        await Assert.ThrowsAsync<HostFaultException>(async () => await s_client.Vms(
            "AddFeatureSettings",
            Reference("AffectedConfiguration", Path((await s_client.ConnectionOf("VM2"))!)),
            Texts("FeatureSettings", text)));

    [Fact]
    public async Task A_reference_to_nothing_is_not_found()
    {
        var fault = await Assert.ThrowsAsync<HostFaultException>(() => s_client.Vms(
            "RemoveFeatureSettings",
            References("FeatureSettings", CimPath.Of(Vlan, "InstanceID", @"Microsoft:X\Y\C\Z\Q"))));

        Assert.Equal(HostFaultKind.NotFound, fault.Kind);
    }

    [Fact]
    public async Task A_reference_of_the_wrong_class_or_host_is_refused()
    {
        CimRecord vm = await s_client.Vm("VM1");

        await Assert.ThrowsAsync<HostFaultException>(() => s_client.Vms("RemoveFeatureSettings", References("FeatureSettings", Path(vm))));
        var elsewhere = new CimPath(vm.ClassName, Path(vm).Keys) { ServerName = "Host2", Namespace = V2 };
        await Assert.ThrowsAsync<HostFaultException>(() => s_client.Get(elsewhere));
    }

    [Fact]
    public async Task A_path_needs_exactly_the_keys_of_its_class()
    {
        var fault = await Assert.ThrowsAsync<HostFaultException>(() => s_client.Get(CimPath.Of("Msvm_ComputerSystem", "Name", "Host1")));

        Assert.Equal(HostFaultKind.InvalidParameter, fault.Kind);
    }

    [Fact]
    public async Task Creating_instances_is_not_simulated_yet_and_says_so()
    {
        var fault = await Assert.ThrowsAsync<HostFaultException>(() =>
            s_client.CreateAsync(Standard, new CimRecord("MSFT_NetAdapter", []), [], CancellationToken.None));

        Assert.Equal(HostFaultKind.NotSupported, fault.Kind);
    }
}
