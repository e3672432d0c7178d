using System;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>VMs with their settings, adapters and connections (facts A0 to A1.5, A1.15).</summary>
internal static class VmObjects
{
    /// <summary>Adds a VM.</summary>
    /// <param name="host">The host.</param>
    /// <param name="vm">The VM.</param>
    /// <param name="index">Its number on the host: two VMs may have one name.</param>
    public static void Add(LabHost host, VirtualMachine vm, int index)
    {
        string guid = DocumentId.Guid(vm.Id, $"VM {vm.Name} of host {host.Name}", host.Name, "vm", vm.Name, Number(index));
        host.Add(
            Msvm.ComputerSystem,
            ("CreationClassName", Msvm.ComputerSystem),
            ("Name", guid),
            ("ElementName", vm.Name),
            ("Caption", "Virtual Machine"),
            ("Description", "Microsoft Virtual Computer System"),
            ("EnabledState", vm.State switch { VmState.Off => 3, VmState.Saved => 6, VmState.Paused => 9, _ => 2 }),
            ("HealthState", 5),
            ("OperationalStatus", CimValue.Array(2)),
            ("StatusDescriptions", CimValue.Array("Operating normally")));
        host.Add(
            Msvm.VmSettings,
            ("InstanceID", InstanceIds.Settings(guid)),
            ("ElementName", vm.Name),
            ("Caption", "Virtual Machine Settings"),
            ("VirtualSystemIdentifier", guid),
            ("ConfigurationID", guid),
            ("VirtualSystemType", VmTypes.Realized),
            ("VirtualSystemSubType", vm.Adapters.Any(a => a.Kind == AdapterKind.Legacy) ? "Microsoft:Hyper-V:SubType:1" : "Microsoft:Hyper-V:SubType:2"),
            ("IsSaved", vm.State == VmState.Saved),
            ("Notes", Array.Empty<string>()));
        IntegrationComponent.AddTo(host, guid, vm.IntegrationServices);
        for (int i = 0; i < vm.Adapters.Count; i++)
        {
            AddAdapter(host, guid, vm, vm.Adapters[i], i, lowerCase: index % 2 == 1);
        }
    }

    private static void AddAdapter(LabHost host, string vmGuid, VirtualMachine vm, VmAdapter adapter, int index, bool lowerCase)
    {
        string what = $"adapter '{adapter.Name}' of VM {vm.Name} of host {host.Name}";
        string guid = DocumentId.Guid(adapter.Id, what, vmGuid, "adapter", adapter.Name, Number(index));
        bool neverStarted = vm.State == VmState.Off;
        string mac = adapter.MacAddress ?? (neverStarted ? "000000000000" : StableGuid.Mac("00155D", guid));
        bool legacy = adapter.Kind == AdapterKind.Legacy;
        CimRecord setting = host.Create(
            legacy ? Msvm.EmulatedPortSettings : Msvm.SyntheticPortSettings,
            ("InstanceID", InstanceIds.Part(vmGuid, guid)),
            ("ElementName", adapter.Name),
            ("Address", mac));
        setting = legacy ? setting : host.With(setting, ("VirtualSystemIdentifiers", new[] { $"{{{guid}}}" }));
        host.Store.Put(setting);
        if (adapter.Switch is null && adapter.Vlan is PortVlan.Untagged && adapter.Isolation is null)
        {
            return;
        }

        string? connected = adapter.Switch is null ? null : SwitchPath(host, adapter.Switch, what, lowerCase);
        CimRecord allocation = host.Add(
            Msvm.Allocation,
            ("InstanceID", InstanceIds.Connection(setting.Text("InstanceID")!)),
            ("ElementName", adapter.Name),
            ("Parent", host.PathOf(setting).ToString()),
            ("HostResource", connected is null ? [] : new[] { connected }),
            ("EnabledState", connected is null ? 3 : 2),
            ("LastKnownSwitchName", adapter.Switch));
        FeatureObjects.AddOffload(host, allocation.Text("InstanceID")!);
        FeatureObjects.AddTo(host, allocation, adapter.Vlan, adapter.Isolation);
    }

    // The case of GUIDs is not stable on a real host, so every second VM writes its switch in lower case (facts A0).
    private static string SwitchPath(LabHost host, string name, string what, bool lowerCase)
    {
        CimRecord found = host.Store.Of(Msvm.Switch)
            .FirstOrDefault(s => Names.Same(s.Text("Name"), name) || Names.Same(s.Text("ElementName"), name))
            ?? throw new LabException($"The {what} is on virtual switch {name}, which the host does not have: list it in switches.");
        CimPath path = host.PathOf(host.With(found, ("Name", lowerCase ? found.Text("Name")!.ToLowerInvariant() : found["Name"])));
        return path.ToString();
    }

    private static string Number(int index) => index.ToString(CultureInfo.InvariantCulture);
}
