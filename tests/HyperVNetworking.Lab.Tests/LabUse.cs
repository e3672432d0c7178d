using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab.Tests;

/// <summary>Short ways to use a lab in tests.</summary>
internal static class LabUse
{
    public const string V2 = @"root\virtualization\v2";

    public const string Standard = @"root\StandardCimv2";

    public const string Allocation = "Msvm_EthernetPortAllocationSettingData";

    public const string Vlan = "Msvm_EthernetSwitchPortVlanSettingData";

    /// <summary>A host with two NICs, an HBA, a shared external switch, a private one, and four VMs.</summary>
    public static readonly HostState Host1 = new()
    {
        Name = "Host1",
        PhysicalNics =
        [
            new PhysicalNic { Name = "P-NIC1" },
            new PhysicalNic { Name = "P-NIC2", Use = "Management" },
            new PhysicalNic { Name = "P-NIC3", Kind = NicKind.Hba },
        ],
        Switches =
        [
            new VirtualSwitch { Name = "Switch A", Type = SwitchType.External, Uplinks = ["P-NIC1"], AllowManagementOS = true },
            new VirtualSwitch { Name = "Switch B", Type = SwitchType.Private },
        ],
        HostAdapters = [new HostAdapter { Name = "Mgmt", Switch = "Switch A", Vlan = new PortVlan.Access(new VlanId(10)) }],
        Vms =
        [
            new VirtualMachine { Name = "VM1", Adapters = [new VmAdapter { Switch = "Switch A", Vlan = new PortVlan.Access(new VlanId(2)) }] },
            new VirtualMachine { Name = "VM2", Adapters = [new VmAdapter { Switch = "Switch A" }] },
            new VirtualMachine { Name = "VM3", State = VmState.Off, Adapters = [new VmAdapter { Switch = "Switch B" }] },
            new VirtualMachine { Name = "VM4", Adapters = [new VmAdapter()] },
        ],
    };

    public static NetworkLab NewLab(params HostState[] hosts) =>
        NetworkLab.Create(new NetworkDocument { Hosts = [.. hosts] }, null);

    public static ICimClient Client(params HostState[] hosts) => NewLab(hosts).Connect(hosts[0].Name);

    /// <summary>A connection from inside a host, for what cuts the way of callers from outside.</summary>
    public static ICimClient Inside(params HostState[] hosts) => NewLab(hosts).ConnectInside(hosts[0].Name);

    public static CimField Text(string name, string? value) => new(name, CimDataType.String, value);

    public static CimField Texts(string name, params string[] values) => new(name, CimDataType.StringArray, values);

    public static CimField Reference(string name, CimPath? value) => new(name, CimDataType.Reference, value);

    public static CimField References(string name, params CimPath[] values) => new(name, CimDataType.ReferenceArray, values);

    public static Task<IReadOnlyList<CimRecord>> All(this ICimClient client, string className, string nameSpace = V2) =>
        client.EnumerateAsync(nameSpace, className, CancellationToken.None);

    /// <summary>The instances of a class without its templates.</summary>
    public static async Task<IReadOnlyList<CimRecord>> Live(this ICimClient client, string className) =>
        [.. (await client.All(className)).Where(r => !r.Text("InstanceID")!.StartsWith(@"Microsoft:Definition\", StringComparison.Ordinal))];

    public static Task<IReadOnlyList<CimRecord>> Query(this ICimClient client, string query, string nameSpace = V2) =>
        client.QueryAsync(nameSpace, query, CancellationToken.None);

    public static Task<CimRecord> Get(this ICimClient client, CimPath path) => client.GetAsync(V2, path, CancellationToken.None);

    public static Task<IReadOnlyList<CimRecord>> Associated(this ICimClient client, CimPath source, string? association, string? result = null) =>
        client.AssociatorsAsync(V2, source, association, result, CancellationToken.None);

    public static async Task<CimMethodAnswer> Vms(this ICimClient client, string method, params CimField[] parameters) =>
        await client.InvokeAsync(V2, await client.Service("Msvm_VirtualSystemManagementService"), method, parameters, CancellationToken.None);

    public static async Task<CimMethodAnswer> Switches(this ICimClient client, string method, params CimField[] parameters) =>
        await client.InvokeAsync(V2, await client.Service("Msvm_VirtualEthernetSwitchManagementService"), method, parameters, CancellationToken.None);

    public static async Task<CimPath> Service(this ICimClient client, string className) => Path((await client.All(className)).Single());

    /// <summary>The path of a record, by the keys of facts A0.</summary>
    public static CimPath Path(CimRecord record, bool full = true)
    {
        string[] keys = record["InstanceID"] is not null ? ["InstanceID"]
            : record["DeviceID"] is not null || record["SystemName"] is not null
                ? ["CreationClassName", record["DeviceID"] is null ? "Name" : "DeviceID", "SystemCreationClassName", "SystemName"]
                : ["CreationClassName", "Name"];
        return new CimPath(record.ClassName, keys.Select(k => new KeyValuePair<string, string>(k, record.Text(k)!)))
        {
            ServerName = full ? record.ServerName : null,
            Namespace = full ? V2 : null,
        };
    }

    public static string Embedded(string className, params CimField[] fields) => CimXml.Write(new CimRecord(className, fields));

    public static string AccessVlan(int id) => Embedded(
        Vlan,
        new CimField("OperationMode", CimDataType.UInt32, 1u),
        new CimField("AccessVlanId", CimDataType.UInt16, (ushort)id));

    public static async Task<CimRecord> Vm(this ICimClient client, string name) =>
        (await client.All("Msvm_ComputerSystem")).Single(s => s.Text("ElementName") == name);

    public static async Task<CimRecord> AdapterOf(this ICimClient client, string vm)
    {
        string guid = (await client.Vm(vm)).Text("Name")!;
        return (await client.Live("Msvm_SyntheticEthernetPortSettingData")).First(s => s.Text("InstanceID")!.Contains(guid, StringComparison.Ordinal));
    }

    public static async Task<CimRecord?> ConnectionOf(this ICimClient client, string vm)
    {
        string id = (await client.AdapterOf(vm)).Text("InstanceID") + @"\C";
        return (await client.Live(Allocation)).SingleOrDefault(a => a.Text("InstanceID") == id);
    }

    public static async Task<CimRecord> Switch(this ICimClient client, string name) =>
        (await client.All("Msvm_VirtualEthernetSwitch")).Single(s => s.Text("ElementName") == name);

    public static async Task<CimRecord> SwitchSettings(this ICimClient client, string name) =>
        (await client.All("Msvm_VirtualEthernetSwitchSettingData")).Single(s => s.Text("ElementName") == name);

    public static async Task<IReadOnlyList<CimRecord>> PortsOf(this ICimClient client, string vswitch)
    {
        string id = (await client.SwitchSettings(vswitch)).Text("InstanceID")! + @"\";
        return [.. (await client.Live(Allocation)).Where(a => a.Text("InstanceID")!.StartsWith(id, StringComparison.Ordinal))];
    }

    public static string Connection(CimRecord adapter, params CimRecord[] switches) => Embedded(
        Allocation,
        Text("Parent", Path(adapter).ToString()),
        Texts("HostResource", [.. switches.Select(s => Path(s).ToString())]),
        new CimField("EnabledState", CimDataType.UInt16, (ushort)(switches.Length == 0 ? 3 : 2)));
}
