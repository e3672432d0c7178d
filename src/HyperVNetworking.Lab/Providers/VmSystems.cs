using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>DefineSystem and DestroySystem of the VM service, as far as networking needs them: a VM with its adapters (facts A1.2, A3.2).</summary>
internal static class VmSystems
{
    private const long Off = 3;

    // What a new VM is called and which generation it has where nobody says it: UNCONFIRMED.
    private const string DefaultName = "New Virtual Machine";
    private static readonly string[] s_generations = ["Microsoft:Hyper-V:SubType:1", "Microsoft:Hyper-V:SubType:2"];

    /// <summary>DefineSystem: the VM is off.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The VM.</returns>
    public static ProviderResult Define(ProviderCall call)
    {
        if (call.Parameters.ContainsKey("ReferenceConfiguration"))
        {
            throw new ProviderRefusal(ProviderRefusal.NotSupported, "ReferenceConfiguration is not supported.");
        }

        LabHost host = call.Host;
        CimRecord given = EmbeddedInstance.Read(host, "SystemSettings", call.Need<string>("SystemSettings"), Msvm.VmSettings);
        string generation = given.Text("VirtualSystemSubType") ?? s_generations[0];
        if (!s_generations.Contains(generation, Names.Comparer) || !Names.Same(given.Text("VirtualSystemType") ?? VmTypes.Realized, VmTypes.Realized))
        {
            throw Refuse("A new VM is live and of generation 1 or 2.");
        }

        string guid = host.NewGuid();
        CimRecord system = VmObjects.AddSystem(host, guid, given.Text("ElementName") ?? DefaultName, VmState.Off);
        host.Store.Put(host.With(
            EmbeddedInstance.New(host, given),
            ("InstanceID", InstanceIds.Settings(guid)),
            ("ElementName", system["ElementName"]),
            ("Caption", "Virtual Machine Settings"),
            ("VirtualSystemIdentifier", guid),
            ("ConfigurationID", guid),
            ("VirtualSystemType", VmTypes.Realized),
            ("VirtualSystemSubType", generation),
            ("IsSaved", false)));
        IntegrationComponent.AddTo(host, guid, IntegrationServicesState.Missing);
        if (call.Parameters.TryGetValue("ResourceSettings", out object? resources) && ((string[])resources).Length > 0)
        {
            foreach (CimRecord adapter in call.NeedEmbedded("ResourceSettings", VmServiceProvider.AdapterOrConnection))
            {
                // A connection names its adapter as Parent, which is not there yet.
                _ = VmAdapters.Is(adapter) ? VmAdapters.Add(call, guid, adapter) : throw Refuse("Connect adapters after the VM is defined.");
            }
        }

        return new ProviderResult("ResultingSystem", [host.PathOf(system)]);
    }

    /// <summary>DestroySystem: the VM must be off; its checkpoints go with it.</summary>
    /// <param name="call">The call.</param>
    /// <returns>Nothing.</returns>
    public static ProviderResult Destroy(ProviderCall call)
    {
        LabHost host = call.Host;
        CimRecord system = call.NeedInstance("AffectedSystem");
        bool isVm = Names.Same(system.ClassName, Msvm.PlannedSystem)
            || (Names.Same(system.ClassName, Msvm.ComputerSystem) && !Names.Same(system.Text("Name"), host.Name));
        if (!isVm)
        {
            throw Refuse($"AffectedSystem must be a virtual machine, and {system.Text("ElementName")} is not.");
        }

        if (system.Number("EnabledState") != Off)
        {
            throw new ProviderRefusal(ProviderRefusal.InvalidState, $"The virtual machine {system.Text("ElementName")} is not off.");
        }

        string guid = system.Text("Name")!;
        foreach (CimRecord settings in host.Store.Of(Msvm.VmSettings).Where(s => BelongsTo(s, guid)).ToArray())
        {
            RemoveSettings(host, settings);
        }

        foreach (CimRecord heartbeat in host.Store.Of(Msvm.Heartbeat).Where(h => Names.Same(h.Text("SystemName"), guid)).ToArray())
        {
            host.Store.Remove(heartbeat);
        }

        host.Store.Remove(system);
        return ProviderResult.Done;
    }

    private static bool BelongsTo(CimRecord settings, string guid) =>
        Names.Same(InstanceIds.Owner(settings.Text("InstanceID")!), guid)
        || (Names.Same(settings.Text("VirtualSystemIdentifier"), guid)
            && settings.Text("VirtualSystemType")!.StartsWith(VmTypes.SnapshotPrefix, StringComparison.OrdinalIgnoreCase));

    private static void RemoveSettings(LabHost host, CimRecord settings)
    {
        string owner = InstanceIds.Owner(settings.Text("InstanceID")!);
        IEnumerable<CimRecord> adapters = SettingAssociations.Live(host, Msvm.SyntheticPortSettings, Msvm.EmulatedPortSettings)
            .Where(a => Names.Same(InstanceIds.Owner(a.Text("InstanceID")!), owner));
        foreach (CimRecord adapter in adapters.ToArray())
        {
            VmAdapters.Remove(host, adapter);
        }

        host.Store.Remove(settings);
    }

    private static ProviderRefusal Refuse(string message) => new(ProviderRefusal.InvalidParameter, message);
}
