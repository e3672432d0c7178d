using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Virtualization;

/// <summary>Reads the settings outside the live configuration: checkpoints, replicas and planned VMs (facts A1.2, site-rules A5).</summary>
internal static class DormantReader
{
    /// <summary>The configurations that are not live.</summary>
    /// <param name="settings">The Msvm_VirtualSystemSettingData records.</param>
    /// <param name="adapters">Reads their adapters.</param>
    /// <returns>The configurations, with their adapters.</returns>
    public static IEnumerable<DormantMachine> Read(IReadOnlyList<CimRecord> settings, VmAdapterReader adapters)
    {
        var names = new Dictionary<string, string>(Names.Comparer);
        foreach (CimRecord live in VmReader.Live(settings))
        {
            names[SettingId.Owner(SettingId.Of(live))] = NameOf(live);
        }

        foreach (CimRecord setting in SettingId.WithoutTemplates(settings))
        {
            string id = SettingId.Owner(SettingId.Of(setting));
            string vmId = setting.Text("VirtualSystemIdentifier") is { Length: > 0 } owner ? owner : id;
            if (KindOf(setting.Text("VirtualSystemType") ?? string.Empty) is DormantKind kind)
            {
                string name = NameOf(setting);
                string vmName = names.TryGetValue(vmId, out string? known) ? known : name;
                yield return new DormantMachine
                {
                    VmName = vmName,
                    VmId = vmId,
                    Kind = kind,
                    Name = name,
                    Adapters = adapters.Read(id, $"{kind.ToString().ToLowerInvariant()} {name} of VM {vmName}").ToValueList(),
                };
            }
        }
    }

    private static string NameOf(CimRecord setting) => setting.Text("ElementName") ?? string.Empty;

    // A recovery point of a replica is a snapshot by its type and a replica by what it is for.
    private static DormantKind? KindOf(string type) =>
        Names.Same(type, VirtualizationNames.Realized) ? null
        : Has(type, ":Replica") ? DormantKind.Replica
        : Has(type, ":Snapshot:") ? DormantKind.Checkpoint
        : DormantKind.Planned;

    private static bool Has(string type, string part) => type.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
