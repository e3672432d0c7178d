using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Changes.Features;

/// <summary>What must be done so that ports have the features they are to have: those that are there are changed in place, what is too many is removed, what is missing added.</summary>
internal sealed class FeatureWork
{
    private readonly List<(PortFeature Port, CimRecord Feature)> _modified = [];
    private readonly List<(PortFeature Port, CimRecord Feature)> _removed = [];
    private readonly List<(PortFeature Port, CimRecord Feature)> _added = [];

    /// <summary>The features to change in place, as they are to be.</summary>
    public IReadOnlyList<(PortFeature Port, CimRecord Feature)> Modified => _modified;

    /// <summary>The features to remove, as they are.</summary>
    public IReadOnlyList<(PortFeature Port, CimRecord Feature)> Removed => _removed;

    /// <summary>The features to add.</summary>
    public IReadOnlyList<(PortFeature Port, CimRecord Feature)> Added => _added;

    /// <summary>Compares what is wanted with what is there.</summary>
    /// <param name="ports">The ports, all about one class.</param>
    /// <param name="features">All features of the class on the host, templates included.</param>
    /// <returns>The work.</returns>
    public static FeatureWork Of(IEnumerable<PortFeature> ports, IReadOnlyList<CimRecord> features)
    {
        var work = new FeatureWork();
        ILookup<string, CimRecord> existing = SettingId.WithoutTemplates(features).ToLookup(f => SettingId.AllocationOf(SettingId.Of(f)), Names.Comparer);
        foreach (PortFeature port in ports)
        {
            CimRecord[] there = existing[port.AllocationId].ToArray();
            int wanted = port.Wanted.Write.Count;
            work._modified.AddRange(there.Take(wanted).Select((feature, i) => (port, port.Wanted.Write[i](feature))));
            work._removed.AddRange(there.Skip(wanted).Select(feature => (port, feature)));
            if (!port.Wanted.IsDefault)
            {
                CimRecord template = SettingId.DefaultOf(features, port.Wanted.ClassName);
                work._added.AddRange(port.Wanted.Write.Skip(there.Length).Select(write => (port, write(template))));
            }
        }

        return work;
    }
}
