using System.Collections.Generic;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Changes;

/// <summary>Cuts a list of changes into batches that can go to the host together without changing what the list means.</summary>
internal static class ChangeBatch
{
    /// <summary>Splits the changes.</summary>
    /// <param name="changes">The changes, in order.</param>
    /// <returns>Runs of one kind; a run ends before an object comes up a second time, and a switch, a team or a QoS policy is a run of its own.</returns>
    public static IEnumerable<IReadOnlyList<HostChange>> Split(IEnumerable<HostChange> changes)
    {
        var batch = new List<HostChange>();
        var seen = new HashSet<object>();
        foreach (HostChange change in changes)
        {
            if (batch.Count > 0 && (batch[0].GetType() != change.GetType() || IsAlone(change) || seen.Contains(Subject(change))))
            {
                yield return batch;
                batch = [];
                seen.Clear();
            }

            batch.Add(change);
            seen.Add(Subject(change));
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private static bool IsAlone(HostChange change) => change
        is HostChange.CreateSwitch or HostChange.RemoveSwitch or HostChange.SetUplinks
        or HostChange.AddTeam or HostChange.RemoveTeam or HostChange.TeamChange or HostChange.QosChange;

    private static object Subject(HostChange change) => change switch
    {
        HostChange.AdapterChange adapter => adapter.Adapter,
        _ => change.Target,
    };
}
