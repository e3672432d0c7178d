using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>Gives a host another Windows version: its settings stay, as after an upgrade in place, and its classes become those of that version.</summary>
internal static class OperatingSystemChange
{
    /// <summary>Makes the host anew under another version.</summary>
    /// <param name="host">The host; it is left as it is.</param>
    /// <param name="os">The version.</param>
    /// <returns>The host with that version; what the version's schema lacks is gone.</returns>
    public static LabHost Apply(LabHost host, WindowsVersion os)
    {
        var changed = new LabHost(host.Name, os.Document) { GuidCount = host.GuidCount, Way = host.Way, IsLost = host.IsLost };
        foreach (KeyValuePair<string, TaskProgram> task in host.Tasks)
        {
            changed.Tasks.Add(task.Key, task.Value);
        }

        foreach (CimRecord record in host.Store.Classes.SelectMany(host.Store.Of))
        {
            if (changed.Store.Schema.FindConcrete(record.ClassName) is CimClassDefinition type && record.ClassName != Msvm.OperatingSystem)
            {
                changed.Store.Put(type.Create(host.Name, [.. record.Fields.Where(f => type.Property(f.Name) is not null).Select(f => (f.Name, f.Value))]));
            }
        }

        foreach (string job in host.PendingJobs.Keys)
        {
            changed.PendingJobs.Add(job, host.PendingJobs[job]);
        }

        SystemObjects.AddOperatingSystem(changed);
        changed.Store.Commit();
        return changed;
    }
}
