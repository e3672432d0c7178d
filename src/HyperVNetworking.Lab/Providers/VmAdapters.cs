using System;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The adapters of VMs, synthetic and legacy (facts A1.3, A1.4).</summary>
internal static class VmAdapters
{
    private const string Generation1 = "Microsoft:Hyper-V:SubType:1";

    /// <summary>Whether a setting is an adapter's.</summary>
    /// <param name="setting">The setting.</param>
    /// <returns>True if it is.</returns>
    public static bool Is(CimRecord setting) =>
        Names.Same(setting.ClassName, Msvm.SyntheticPortSettings) || Names.Same(setting.ClassName, Msvm.EmulatedPortSettings);

    /// <summary>Adds an adapter; a legacy one needs a VM of generation 1 that is off (facts A1.4).</summary>
    /// <param name="call">The call.</param>
    /// <param name="vm">The VM's GUID.</param>
    /// <param name="given">What is given.</param>
    /// <returns>The new adapter.</returns>
    public static CimPath Add(ProviderCall call, string vm, CimRecord given)
    {
        LabHost host = call.Host;
        if (Names.Same(given.ClassName, Msvm.EmulatedPortSettings))
        {
            if (!Names.Same(host.Store.Find(Msvm.VmSettings, InstanceIds.Settings(vm))?.Text("VirtualSystemSubType"), Generation1))
            {
                throw Refuse("A legacy network adapter needs a VM of generation 1.");
            }

            if (host.Store.Find(host.SystemPathOf(vm))?.Number("EnabledState") != 3)
            {
                throw new ProviderRefusal(ProviderRefusal.InvalidState, "A legacy network adapter can be added only while the VM is off.");
            }
        }

        CimRecord setting = Checked(host.With(EmbeddedInstance.New(host, given), ("InstanceID", InstanceIds.Part(vm, host.NewGuid()))));
        host.Store.Put(setting);
        return host.PathOf(setting);
    }

    /// <summary>Changes an adapter.</summary>
    /// <param name="call">The call.</param>
    /// <param name="given">What is given; its InstanceID says which.</param>
    /// <returns>The adapter.</returns>
    public static CimPath Modify(ProviderCall call, CimRecord given)
    {
        CimRecord existing = Own(call.Host, given.ClassName, given.Text("InstanceID"));
        CimRecord after = Checked(EmbeddedInstance.Changed(call.Host, existing, given, call.Options.OmittedProperty));
        call.Host.Store.Put(after);
        return call.Host.PathOf(after);
    }

    /// <summary>Removes an adapter with its connection.</summary>
    /// <param name="host">The host.</param>
    /// <param name="setting">The adapter.</param>
    public static void Remove(LabHost host, CimRecord setting)
    {
        CimRecord own = Own(host, setting.ClassName, setting.Text("InstanceID"));
        if (host.Store.Find(Msvm.Allocation, InstanceIds.Connection(own.Text("InstanceID")!)) is CimRecord connection)
        {
            VmConnections.Remove(host, connection);
        }

        GuestAdapters.RemoveOf(host, own);
        host.Store.Remove(own);
    }

    private static CimRecord Own(LabHost host, string className, string? id) =>
        host.Store.Find(className, id) is CimRecord setting && !InstanceIds.IsDefinition(id!) ? setting : throw host.Fault.NotFound($"{className} {id}");

    // 12 hex digits without separators; empty where Windows is to give one (facts A0).
    private static CimRecord Checked(CimRecord setting)
    {
        string address = setting.Text("Address") ?? string.Empty;
        bool valid = address.Length == 12 && address.All(Uri.IsHexDigit);
        if (!valid && (address.Length > 0 || setting.Flag("StaticMacAddress") == true))
        {
            throw Refuse($"Address \"{address}\" is not 12 hex digits.");
        }

        return setting;
    }

    private static ProviderRefusal Refuse(string message) => new(ProviderRefusal.InvalidParameter, message);
}
