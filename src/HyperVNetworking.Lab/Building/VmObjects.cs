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
        string guid = GuidOf(host, vm, index);
        AddSystem(host, guid, vm.Name, vm.State);
        host.Add(
            Msvm.VmSettings,
            ("InstanceID", InstanceIds.Settings(guid)),
            ("ElementName", vm.Name),
            ("Caption", "Virtual Machine Settings"),
            ("VirtualSystemIdentifier", guid),
            ("ConfigurationID", guid),
            ("VirtualSystemType", VmTypes.Realized),
            ("VirtualSystemSubType", vm.Generation is int generation ? $"Microsoft:Hyper-V:SubType:{Number(generation)}" : SubTypeOf(vm.Adapters)),
            ("IsSaved", vm.State == VmState.Saved),
            ("Notes", Array.Empty<string>()));
        IntegrationComponent.AddTo(host, guid, vm.IntegrationServices);
        for (int i = 0; i < vm.Adapters.Count; i++)
        {
            string what = $"adapter '{vm.Adapters[i].Name}' of VM {vm.Name} of host {host.Name}";
            AddAdapter(host, guid, vm.Adapters[i], new AdapterPlace(guid, what, i, vm.State == VmState.Off, LowerCase: index % 2 == 1));
        }
    }

    /// <summary>The GUID of a VM of a document.</summary>
    /// <param name="host">The host.</param>
    /// <param name="vm">The VM.</param>
    /// <param name="index">Its number on the host.</param>
    /// <returns>The GUID.</returns>
    public static string GuidOf(LabHost host, VirtualMachine vm, int index) =>
        DocumentId.Guid(vm.Id, $"VM {vm.Name} of host {host.Name}", host.Name, "vm", vm.Name, Number(index));

    /// <summary>Adds the computer system of a VM, without settings.</summary>
    /// <param name="host">The host.</param>
    /// <param name="guid">The VM.</param>
    /// <param name="name">Its display name.</param>
    /// <param name="state">Whether it runs.</param>
    /// <returns>The system.</returns>
    public static CimRecord AddSystem(LabHost host, string guid, string? name, VmState state) => host.Add(
        Msvm.ComputerSystem,
        ("CreationClassName", Msvm.ComputerSystem),
        ("Name", guid),
        ("ElementName", name),
        ("Caption", "Virtual Machine"),
        ("Description", "Microsoft Virtual Computer System"),
        ("EnabledState", state switch { VmState.Off => 3, VmState.Saved => 6, VmState.Paused => 9, _ => 2 }),
        ("HealthState", 5),
        ("OperationalStatus", CimValue.Array(2)),
        ("StatusDescriptions", CimValue.Array("Operating normally")));

    /// <summary>The generation that some adapters need: legacy ones are of generation 1 (facts A1.4).</summary>
    /// <param name="adapters">The adapters.</param>
    /// <returns>A VirtualSystemSubType.</returns>
    public static string SubTypeOf(ValueList<VmAdapter> adapters) =>
        adapters.Any(a => a.Kind == AdapterKind.Legacy) ? "Microsoft:Hyper-V:SubType:1" : "Microsoft:Hyper-V:SubType:2";

    /// <summary>Adds an adapter with its connection and features.</summary>
    /// <param name="host">The host.</param>
    /// <param name="owner">The GUID that its settings are under: of the VM, or of the checkpoint.</param>
    /// <param name="adapter">The adapter.</param>
    /// <param name="place">Where and how.</param>
    public static void AddAdapter(LabHost host, string owner, VmAdapter adapter, AdapterPlace place)
    {
        string guid = DocumentId.Guid(adapter.Id, place.What, place.Vm, "adapter", adapter.Name, Number(place.Index));
        string mac = adapter.MacAddress ?? (place.NeverStarted ? "000000000000" : StableGuid.Mac("00155D", guid));
        bool legacy = adapter.Kind == AdapterKind.Legacy;
        CimRecord setting = host.Create(
            legacy ? Msvm.EmulatedPortSettings : Msvm.SyntheticPortSettings,
            ("InstanceID", InstanceIds.Part(owner, guid)),
            ("ElementName", adapter.Name),
            ("Address", mac));
        setting = legacy ? setting : host.With(setting, ("VirtualSystemIdentifiers", new[] { $"{{{guid}}}" }));
        host.Store.Put(setting);
        if (adapter.Switch is null && !HasSettings(adapter))
        {
            return;
        }

        string? connected = adapter.Switch is null ? null : SwitchPath(host, adapter.Switch, place.What, place.LowerCase);
        CimRecord allocation = host.Add(
            Msvm.Allocation,
            ("InstanceID", InstanceIds.Connection(setting.Text("InstanceID")!)),
            ("ElementName", adapter.Name),
            ("Parent", host.PathOf(setting).ToString()),
            ("HostResource", connected is null ? [] : new[] { connected }),
            ("EnabledState", connected is null ? 3 : 2),
            ("LastKnownSwitchName", adapter.Switch));
        FeatureObjects.AddOffload(host, allocation.Text("InstanceID")!);
        FeatureObjects.AddTo(host, allocation, adapter);
    }

    private static bool HasSettings(VmAdapter adapter) =>
        adapter.Vlan is not PortVlan.Untagged
        || adapter.Isolation is not null
        || adapter.Security != AdapterSecurity.Default
        || adapter.Bandwidth != AdapterBandwidth.Default
        || adapter.Offload != AdapterOffload.Default;

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

    /// <summary>Where an adapter belongs.</summary>
    /// <param name="Vm">The GUID of the VM that it is of, live or not: its own GUID follows from that.</param>
    /// <param name="What">The adapter with its kind, for errors.</param>
    /// <param name="Index">Its number in the VM: several may have one name.</param>
    /// <param name="NeverStarted">Whether it has had no chance to get an address.</param>
    /// <param name="LowerCase">Whether its reference to the switch is in lower case.</param>
    internal sealed record AdapterPlace(string Vm, string What, int Index, bool NeverStarted, bool LowerCase);
}
