using System.Globalization;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Checkpoints, replicas and planned VMs: settings, adapters, connections and features under a GUID of their own (facts A0, A1.2).</summary>
internal static class DormantObjects
{
    /// <summary>Adds them.</summary>
    /// <param name="host">The host.</param>
    /// <param name="dormant">The settings.</param>
    /// <returns>The settings object as kept.</returns>
    /// <exception cref="LabException">A checkpoint is of no VM of the host, or an adapter is on no switch of it.</exception>
    public static CimRecord Add(LabHost host, LabDormantSettings dormant)
    {
        CimRecord? live = host.Store.Of(Msvm.VmSettings)
            .FirstOrDefault(s => Names.Same(s.Text("VirtualSystemType"), VmTypes.Realized) && Names.Same(s.Text("ElementName"), dormant.Vm));
        if (live is null && dormant.Kind == LabDormantKind.Checkpoint)
        {
            throw new LabException($"A checkpoint of host {host.Name} is of VM {dormant.Vm}, which the host does not have: list it in vms.");
        }

        string guid = host.NewGuid();
        string vm = dormant.Kind == LabDormantKind.Planned ? guid : live?.Text("VirtualSystemIdentifier") ?? guid;
        CimRecord settings = host.Add(
            Msvm.VmSettings,
            ("InstanceID", InstanceIds.Settings(guid)),
            ("ElementName", dormant.Name ?? dormant.Vm),
            ("Caption", "Virtual Machine Settings"),
            ("VirtualSystemIdentifier", vm),
            ("ConfigurationID", vm),
            ("VirtualSystemType", TypeOf(dormant.Kind)),
            ("VirtualSystemSubType", live?.Text("VirtualSystemSubType") ?? VmObjects.SubTypeOf(dormant.Adapters)),
            ("Parent", dormant.Kind == LabDormantKind.Checkpoint ? live!.Text("Parent") : null),
            ("IsSaved", false),
            ("Notes", System.Array.Empty<string>()));
        if (dormant.Kind == LabDormantKind.Checkpoint)
        {
            // What runs now goes on from the newest checkpoint.
            host.Store.Put(host.With(live!, ("Parent", host.PathOf(settings).ToString())));
        }
        else if (dormant.Kind == LabDormantKind.Planned)
        {
            AddPlannedSystem(host, guid, dormant.Vm);
        }

        for (int i = 0; i < dormant.Adapters.Count; i++)
        {
            string what = string.Format(CultureInfo.InvariantCulture, "adapter '{0}' of {1} {2} of host {3}", dormant.Adapters[i].Name, dormant.Kind, dormant.Name ?? dormant.Vm, host.Name);
            VmObjects.AddAdapter(host, guid, dormant.Adapters[i], new VmObjects.AdapterPlace(vm, what, i, NeverStarted: true, LowerCase: false));
        }

        return settings;
    }

    private static string TypeOf(LabDormantKind kind) => kind switch
    {
        LabDormantKind.Checkpoint => VmTypes.Snapshot,
        LabDormantKind.Replica => VmTypes.Replica,
        _ => VmTypes.Planned,
    };

    /// <summary>Adds the system of a planned VM, without settings.</summary>
    /// <param name="host">The host.</param>
    /// <param name="guid">The VM.</param>
    /// <param name="name">Its display name.</param>
    public static void AddPlannedSystem(LabHost host, string guid, string name) => host.Add(
        Msvm.PlannedSystem,
        ("CreationClassName", Msvm.PlannedSystem),
        ("Name", guid),
        ("ElementName", name),
        ("Caption", "Virtual Machine"),
        ("Description", "Microsoft Planned Virtual Computer System"),
        ("EnabledState", 3),
        ("HealthState", 5),
        ("OperationalStatus", CimValue.Array(2)));
}
