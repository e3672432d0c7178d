using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>What is made of other instances when asked for, kept until something changes: a walk over a thousand ports makes them once.</summary>
/// <param name="host">The host.</param>
internal sealed class RuntimeIndex(LabHost host)
{
    private readonly Dictionary<string, Entry> _entries = new(Names.Comparer);

    /// <summary>The instances of a class.</summary>
    /// <param name="className">The class.</param>
    /// <returns>The instances; null if the class is one that the store keeps.</returns>
    public IReadOnlyList<CimRecord>? Of(string className) => Entered(className)?.Records;

    /// <summary>An instance.</summary>
    /// <param name="path">Its class and keys.</param>
    /// <returns>The instance, or null.</returns>
    public CimRecord? Find(CimPath path) =>
        Entered(path.ClassName) is Entry entry && entry.ByPath.TryGetValue(path, out CimRecord? record) ? record : null;

    private Entry? Entered(string className)
    {
        if (!RuntimeObjects.ByClass.TryGetValue(className, out System.Func<LabHost, IEnumerable<CimRecord>>? make))
        {
            return null;
        }

        if (!_entries.TryGetValue(className, out Entry? entry) || entry.Version != host.Store.Version || entry.Options != host.Options || entry.StorageJobs != host.StorageJobs || entry.Now != Now(className))
        {
            CimRecord[] records = [.. make(host)];
            _entries[className] = entry = new Entry(host.Store.Version, host.Options, host.StorageJobs, Now(className), records, records.ToDictionary(host.PathOf));
        }

        return entry;
    }

    // Only the operating system tells the time.
    private System.DateTimeOffset Now(string className) => Names.Same(className, Msvm.OperatingSystem) ? host.Now : default;

    private sealed record Entry(long Version, LabOptions Options, IReadOnlyList<string> StorageJobs, System.DateTimeOffset Now, IReadOnlyList<CimRecord> Records, Dictionary<CimPath, CimRecord> ByPath);
}
