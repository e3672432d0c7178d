using System.Linq;
using HyperVNetworking.Hosting.Cim;
using static HyperVNetworking.Hosting.Cim.CimDataType;

namespace HyperVNetworking.Cim.Tests;

/// <summary>Records as a real host answers them: keys, paths and templates in the form of facts A0.</summary>
internal static class Records
{
    public const string Vm1 = "B637F346-6A0E-4DEC-AF52-BD70CB80A21D";
    public const string Nic1 = "A3B6C664-2F4C-4C9A-9C9A-0F3B5C8E1D01";
    public const string Nic2 = "A3B6C664-2F4C-4C9A-9C9A-0F3B5C8E1D02";
    public const string Checkpoint = "0A1B2C3D-0000-4DEC-AF52-BD70CB80A21D";
    public const string SwitchA = "71D4B2B0-6B8F-4B9C-93E7-0D6F9C2F7A01";
    public const string SwitchB = "71D4B2B0-6B8F-4B9C-93E7-0D6F9C2F7A02";
    public const string Port1 = "C0FFEE00-0000-4000-8000-000000000001";
    public const string Port2 = "C0FFEE00-0000-4000-8000-000000000002";
    public const string Adapter1 = "{11111111-2222-3333-4444-555555555501}";
    public const string Adapter2 = "{11111111-2222-3333-4444-555555555502}";
    private const string VlanFeatureId = "952C5004-4465-451C-8CB8-FA9AB382B773";

    public static CimRecord Make(string className, params (string Name, object? Value)[] fields) =>
        new(className, fields.Select(f => new CimField(f.Name, TypeOf(f.Value), f.Value)));

    public static CimRecord ComputerSystem(string name, string elementName, ushort state) =>
        Make("Msvm_ComputerSystem", ("CreationClassName", "Msvm_ComputerSystem"), ("Name", name), ("ElementName", elementName), ("EnabledState", state));

    public static CimRecord SystemSettings(string id, string elementName, string type = "Microsoft:Hyper-V:System:Realized") =>
        Make("Msvm_VirtualSystemSettingData", ("InstanceID", "Microsoft:" + id), ("VirtualSystemIdentifier", Vm1), ("ElementName", elementName), ("VirtualSystemType", type));

    public static CimRecord Adapter(string vm, string nic, string name, string className = "Msvm_SyntheticEthernetPortSettingData", string? address = null) =>
        Make(className, ("InstanceID", $@"Microsoft:{vm}\{nic}"), ("ElementName", name), ("Address", address));

    public static CimRecord Connection(string vm, string nic, string? switchId, ushort state = 2) => Make(
        "Msvm_EthernetPortAllocationSettingData",
        ("InstanceID", $@"Microsoft:{vm}\{nic}\C"),
        ("EnabledState", state),
        ("PoolID", string.Empty),
        ("HostResource", switchId is null ? [] : new[] { SwitchPath(switchId) }));

    public static CimRecord HostPort(string switchId, string port, string name, params string[] hostResource) => Make(
        "Msvm_EthernetPortAllocationSettingData",
        ("InstanceID", $@"Microsoft:{switchId}\{port}"),
        ("ElementName", name),
        ("EnabledState", (ushort)2),
        ("HostResource", hostResource));

    public static CimRecord SwitchSettings(string id, string name) =>
        Make("Msvm_VirtualEthernetSwitchSettingData", ("InstanceID", "Microsoft:" + id), ("ElementName", name), ("VirtualSystemIdentifier", id));

    public static CimRecord Vlan(string allocationId, params (string Name, object? Value)[] fields) =>
        Make("Msvm_EthernetSwitchPortVlanSettingData", [("InstanceID", $@"{allocationId}\{VlanFeatureId}\77A43184-0000-4000-8000-000000000001"), .. fields]);

    public static CimRecord Access(string allocationId, ushort vlan) => Vlan(allocationId, ("OperationMode", 1u), ("AccessVlanId", vlan));

    public static CimRecord Template(string className, params (string Name, object? Value)[] fields) =>
        Make(className, [("InstanceID", @"Microsoft:Definition\72027ECE-E44A-446E-AF2B-8D8C4B8A2279\Default"), .. fields]);

    public static CimRecord NetAdapter(string name, string id, bool isVirtual = false) =>
        Make("MSFT_NetAdapter", ("Name", name), ("DeviceID", id), ("Virtual", isVirtual), ("HardwareInterface", !isVirtual), ("ConnectorPresent", !isVirtual), ("NdisPhysicalMedium", 14u));

    public static string SwitchPath(string id) =>
        $@"\\HV01\root\virtualization\v2:Msvm_VirtualEthernetSwitch.CreationClassName=""Msvm_VirtualEthernetSwitch"",Name=""{id}""";

    public static string HostPath() => @"\\HV01\root\virtualization\v2:Msvm_ComputerSystem.CreationClassName=""Msvm_ComputerSystem"",Name=""HV01""";

    public static string ExternalPath(string adapter, string className = "Msvm_ExternalEthernetPort") =>
        $@"\\HV01\root\virtualization\v2:{className}.CreationClassName=""{className}"",DeviceID=""Microsoft:{adapter}"",SystemCreationClassName=""Msvm_ComputerSystem"",SystemName=""HV01""";

    private static CimDataType TypeOf(object? value) => value switch
    {
        null or string => String,
        string[] => StringArray,
        bool => Boolean,
        byte => UInt8,
        ushort => UInt16,
        uint => UInt32,
        ulong => UInt64,
        ushort[] => UInt16Array,
        uint[] => UInt32Array,
        CimPath => Reference,
        _ => throw new System.ArgumentException($"No CIM type for {value.GetType()}.", nameof(value)),
    };
}
