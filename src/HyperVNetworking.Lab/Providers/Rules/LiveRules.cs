using System;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>What belongs to a checkpoint is a record of the past, and what belongs to a VM on its way is copied already: neither is changed (UNCONFIRMED: options of the lab).</summary>
internal static class LiveRules
{
    private const long JobRunning = 4;

    /// <summary>Refuses to change what belongs to a checkpoint or to a VM that is being moved.</summary>
    /// <param name="call">The call.</param>
    /// <param name="instanceId">The InstanceID of the adapter, connection or feature.</param>
    /// <exception cref="ProviderRefusal">It belongs to a checkpoint or to a VM that is being moved.</exception>
    public static void Check(ProviderCall call, string instanceId)
    {
        if (call.Options.RefuseChangeOfCheckpoint
            && call.Host.Store.Find(Msvm.VmSettings, InstanceIds.Settings(InstanceIds.Owner(instanceId))) is CimRecord settings
            && settings.Text("VirtualSystemType")!.StartsWith(VmTypes.SnapshotPrefix, StringComparison.OrdinalIgnoreCase))
        {
            throw new ProviderRefusal(ProviderRefusal.InvalidState, $"{instanceId} belongs to a checkpoint, which cannot be changed.");
        }

        string vm = InstanceIds.Owner(instanceId);
        if (call.Options.RefuseChangeWhileMigrating && call.Host.Store.Of(Msvm.MigrationJob).Any(j => Names.Same(j.Text("VirtualSystemName"), vm) && j.Number("JobState") == JobRunning))
        {
            throw new ProviderRefusal(ProviderRefusal.InvalidState, $"{instanceId} belongs to a VM that is being moved to another host.");
        }
    }
}
