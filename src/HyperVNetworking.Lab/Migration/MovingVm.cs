using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>A VM on its way: how its instances are found on one host and written for another.</summary>
/// <param name="source">The host it leaves.</param>
/// <param name="guid">The VM.</param>
internal sealed class MovingVm(LabHost source, string guid)
{
    /// <summary>The instances that say what it is like, its checkpoints not included: what the other host gets first (a planned VM).</summary>
    /// <returns>The instances.</returns>
    public IReadOnlyList<CimRecord> Settings() => [.. Records([guid]).Where(r => r.Text("InstanceID") is not null)];

    /// <summary>All that is of the VM: its system, settings, integration components and checkpoints.</summary>
    /// <returns>The instances.</returns>
    public IReadOnlyList<CimRecord> Whole() => [.. Records([guid, .. Checkpoints()])];

    /// <summary>The virtual switches that its adapters are on, by name.</summary>
    /// <returns>The names.</returns>
    public IReadOnlyList<string> Switches() =>
    [
        .. Settings()
            .Where(r => Names.Same(r.ClassName, Msvm.Allocation) && HostPort.IsConnected(r))
            .Select(HostPort.SwitchOf)
            .OfType<string>()
            .Select(id => NameOf(source, id))
            .OfType<string>()
            .Distinct(Names.Comparer),
    ];

    /// <summary>An instance as another host keeps it: paths name that host, and its virtual switch of the same name.</summary>
    /// <param name="target">The other host.</param>
    /// <param name="record">The instance.</param>
    /// <returns>The copy, not yet kept.</returns>
    public CimRecord On(LabHost target, CimRecord record)
    {
        Dictionary<string, string> switches = target.Store.Of(Msvm.Switch)
            .Select(s => (There: s.Text("Name")!, Here: source.Store.Of(Msvm.Switch).FirstOrDefault(o => Names.Same(o.Text("ElementName"), s.Text("ElementName")))?.Text("Name")))
            .Where(s => s.Here is not null)
            .GroupBy(s => s.Here!, s => s.There, Names.Comparer)
            .ToDictionary(g => g.Key, g => g.First(), Names.Comparer);
        CimClassDefinition type = target.Store.Schema.Concrete(record.ClassName);
        return type.Create(target.Name, [.. record.Fields.Where(f => type.Property(f.Name) is not null).Select(f => (f.Name, f.Value switch
        {
            string text => Text(text),
            string[] texts => texts.Select(Text).ToArray(),
            _ => f.Value,
        }))]);

        string Text(string text) => text.StartsWith(@"\\", StringComparison.Ordinal)
            ? switches.Aggregate(Replace(text, $@"\\{source.Name}\", $@"\\{target.Name}\"), (path, s) => Replace(path, s.Key, s.Value))
            : text;
    }

    private static string Replace(string text, string old, string @new) => Regex.Replace(text, Regex.Escape(old), _ => @new, RegexOptions.IgnoreCase);

    private static string? NameOf(LabHost host, string switchId) =>
        host.Store.Of(Msvm.Switch).FirstOrDefault(s => Names.Same(s.Text("Name"), switchId))?.Text("ElementName");

    private IEnumerable<string> Checkpoints() => source.Store.Of(Msvm.VmSettings)
        .Where(s => Names.Same(s.Text("VirtualSystemIdentifier"), guid) && s.Text("VirtualSystemType")!.StartsWith(VmTypes.SnapshotPrefix, StringComparison.OrdinalIgnoreCase))
        .Select(s => InstanceIds.Owner(s.Text("InstanceID")!));

    private IEnumerable<CimRecord> Records(IEnumerable<string> owners)
    {
        var known = new HashSet<string>(owners, Names.Comparer);
        return source.Store.Classes.ToArray().SelectMany(source.Store.Of).Where(r =>
            r.Text("InstanceID") is string id ? known.Contains(InstanceIds.Owner(id))
            : r.Text("SystemName") is string system ? known.Contains(system)
            : Names.Same(r.ClassName, Msvm.ComputerSystem) && known.Contains(r.Text("Name")!));
    }
}
