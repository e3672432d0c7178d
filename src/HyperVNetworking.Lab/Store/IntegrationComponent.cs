using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The integration components of a VM: devices that are only there for a live configuration (facts A1.15).</summary>
/// <param name="ClassName">The class.</param>
/// <param name="Guid">The constant GUID of its DeviceID.</param>
/// <param name="Name">Its display name.</param>
internal sealed record IntegrationComponent(string ClassName, string Guid, string Name)
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<IntegrationComponent> All =
    [
        new(Msvm.Heartbeat, "84EAAE65-2F2E-45F5-9BB5-0E857DC8EB47", "Heartbeat"),
        new(Msvm.Shutdown, "9F8233AC-BE49-4C79-8EE3-E7E1985B2077", "Shutdown"),
        new("Msvm_KvpExchangeComponent", "2A34B1C2-FD73-4043-8A5B-DD2159BC743F", "Key-Value Pair Exchange"),
        new("Msvm_TimeSyncComponent", "2497F4DE-E9FA-4204-80E4-4B75C46419C0", "Time Synchronization"),
        new("Msvm_VssComponent", "5CED1297-4598-4915-A5FC-AD21BB4D02A4", "VSS"),
        new("Msvm_GuestServiceInterfaceComponent", "6C09BB55-D683-4DA0-8931-C9BF705F6480", "Guest Service Interface"),
        new("Msvm_RdvComponent", "6C5ADDB9-A11A-4E8E-84CB-E6208201DB63", "Remote Desktop Virtualization"),
    ];

    /// <summary>How the components of each class are made: those of a VM follow from its heartbeat, which alone is kept.</summary>
    /// <returns>By class.</returns>
    public static Dictionary<string, Func<LabHost, IEnumerable<CimRecord>>> Makers() =>
        All.ToDictionary(c => c.ClassName, c => (Func<LabHost, IEnumerable<CimRecord>>)c.Make, Names.Comparer);

    /// <summary>Keeps the heartbeat of a VM. With Unknown the VM gets no component, so that reading it says nothing either.</summary>
    /// <param name="host">The host.</param>
    /// <param name="vmGuid">The VM.</param>
    /// <param name="state">What the components answer while it runs.</param>
    public static void AddTo(LabHost host, string vmGuid, IntegrationServicesState state)
    {
        if (state != IntegrationServicesState.Unknown)
        {
            (ushort[] status, string[] texts) = Status(state);
            host.Store.Put(host.With(All[0].Of(host, vmGuid), ("OperationalStatus", status), ("StatusDescriptions", texts)));
        }
    }

    /// <summary>Whether a component says that it works, of whichever version (facts A1.15).</summary>
    /// <param name="component">The component.</param>
    /// <returns>True for OperationalStatus 2 or 3.</returns>
    public static bool Answers(CimRecord component) =>
        component["OperationalStatus"] is ushort[] { Length: > 0 } status && status[0] is (2 or 3);

    // What they answer while the VM is off is UNCONFIRMED (facts A1.15, E).
    private IEnumerable<CimRecord> Make(LabHost host)
    {
        HashSet<string> running = RuntimeObjects.Running(host);
        (ushort[]? status, string[]? texts) = host.Options.StoppedComponentsAnswerNull ? (null, null) : Status(IntegrationServicesState.Missing);
        foreach (CimRecord heartbeat in host.Store.Of(Msvm.Heartbeat))
        {
            string vm = heartbeat.Text("SystemName")!;
            yield return running.Contains(vm)
                ? host.With(Of(host, vm), ("OperationalStatus", heartbeat["OperationalStatus"]), ("StatusDescriptions", heartbeat["StatusDescriptions"]))
                : host.With(Of(host, vm), ("OperationalStatus", status), ("StatusDescriptions", texts));
        }
    }

    private CimRecord Of(LabHost host, string vmGuid) => host.Create(
        ClassName,
        ("CreationClassName", ClassName),
        ("DeviceID", InstanceIds.Prefix + Guid),
        ("SystemCreationClassName", Msvm.ComputerSystem),
        ("SystemName", vmGuid),
        ("ElementName", Name),
        ("EnabledState", 2));

    private static (ushort[] Status, string[] Texts) Status(IntegrationServicesState state) => state switch
    {
        IntegrationServicesState.Running => ([2, 2], ["OK", "OK"]),
        IntegrationServicesState.Outdated => ([3, 32775], ["Degraded", "Protocol version mismatch"]),
        _ => ([12], ["No Contact"]),
    };
}
