using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The extensions of virtual switches: Windows brings a filter, a capture and, off, one that forwards in the switch's place. Which a real host has, and their ids, is UNCONFIRMED.</summary>
internal static class SwitchExtensions
{
    // ExtensionType as its page numbers it: 1 capture, 2 filter, 3 forwarding, 4 monitoring, 5 native.
    private const int Capture = 1;
    private const int Filter = 2;
    private const int Forwarding = 3;

    private const int Enabled = 2;
    private const int Disabled = 3;

    /// <summary>Adds what Windows brings.</summary>
    /// <param name="host">The host.</param>
    /// <param name="switchGuid">The switch.</param>
    public static void AddTo(LabHost host, string switchGuid)
    {
        Add(host, switchGuid, "Microsoft NDIS Capture", Capture, Disabled);
        Add(host, switchGuid, "Microsoft Windows Filtering Platform", Filter, Enabled);
        Add(host, switchGuid, "Microsoft Azure VFP Switch Extension", Forwarding, Disabled);
    }

    /// <summary>Adds the extension that forwards, or enables it where Windows brings it.</summary>
    /// <param name="host">The host.</param>
    /// <param name="switchGuid">The switch.</param>
    /// <param name="name">Its display name.</param>
    public static void Forward(LabHost host, string switchGuid, string name)
    {
        if (Of(host, switchGuid).FirstOrDefault(e => Names.Same(e.Text("ElementName"), name)) is CimRecord existing)
        {
            host.Store.Remove(existing);
        }

        Add(host, switchGuid, name, Forwarding, Enabled);
    }

    /// <summary>The extensions of a switch.</summary>
    /// <param name="host">The host.</param>
    /// <param name="switchGuid">The switch.</param>
    /// <returns>The extensions.</returns>
    public static IEnumerable<CimRecord> Of(LabHost host, string switchGuid) =>
        host.Store.Of(Msvm.SwitchExtension).Where(e => Names.Same(e.Text("SystemName"), switchGuid));

    /// <summary>Removes the extensions of a switch that goes.</summary>
    /// <param name="host">The host.</param>
    /// <param name="switchGuid">The switch.</param>
    public static void RemoveFrom(LabHost host, string switchGuid)
    {
        foreach (CimRecord extension in Of(host, switchGuid).ToArray())
        {
            host.Store.Remove(extension);
        }
    }

    /// <summary>The switches with their extensions.</summary>
    /// <param name="host">The host.</param>
    /// <returns>Switch and extension.</returns>
    public static IEnumerable<(CimPath First, CimPath Second)> Pairs(LabHost host) =>
        host.Store.Of(Msvm.SwitchExtension).Select(e => (
            new CimPath(Msvm.Switch, [new("CreationClassName", Msvm.Switch), new("Name", e.Text("SystemName")!)]) { ServerName = host.Name, Namespace = CimSchema.Virtualization },
            host.PathOf(e)));

    /// <summary>RequestStateChange of an extension: 2 enables, 3 disables; one that forwards excludes another.</summary>
    /// <param name="call">The call.</param>
    /// <returns>What it did; null if the lab lacks the method.</returns>
    public static ProviderResult? Invoke(ProviderCall call)
    {
        if (call.Method.Name != "RequestStateChange")
        {
            return null;
        }

        ushort wanted = call.Need<ushort>("RequestedState");
        if (wanted is not (Enabled or Disabled))
        {
            throw new ProviderRefusal(ProviderRefusal.InvalidParameter, $"RequestedState {wanted} is neither 2 (enabled) nor 3 (disabled).");
        }

        bool isTaken = Of(call.Host, call.Target.Text("SystemName")!)
            .Any(e => !ReferenceEquals(e, call.Target) && e.Number("ExtensionType") == Forwarding && e.Number("EnabledState") == Enabled);
        if (wanted == Enabled && call.Target.Number("ExtensionType") == Forwarding && isTaken)
        {
            throw new ProviderRefusal(ProviderRefusal.InvalidState, "Another forwarding extension of this virtual switch is enabled.");
        }

        CimRecord after = call.Host.With(call.Target, ("EnabledState", wanted));
        call.Host.Store.Put(after);
        return new ProviderResult(null, [call.Host.PathOf(after)]);
    }

    private static void Add(LabHost host, string switchGuid, string name, int type, int state) => host.Add(
        Msvm.SwitchExtension,
        ("CreationClassName", Msvm.SwitchExtension),
        ("Name", $"{{{StableGuid.From("extension", name).Text()}}}"),
        ("SystemCreationClassName", Msvm.Switch),
        ("SystemName", switchGuid),
        ("Caption", "Virtual Switch Extension"),
        ("ElementName", name),
        ("ExtensionType", type),
        ("Vendor", name.StartsWith("Microsoft", System.StringComparison.Ordinal) ? "Microsoft" : name),
        ("EnabledState", state),
        ("EnabledDefault", Enabled),
        ("HealthState", 5));
}
