using System;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>What belongs to a checkpoint is a record of the past, and is not changed (UNCONFIRMED: an option of the lab).</summary>
internal static class LiveRules
{
    /// <summary>Refuses to change what belongs to a checkpoint.</summary>
    /// <param name="call">The call.</param>
    /// <param name="instanceId">The InstanceID of the adapter, connection or feature.</param>
    /// <exception cref="ProviderRefusal">It belongs to a checkpoint.</exception>
    public static void Check(ProviderCall call, string instanceId)
    {
        if (call.Options.RefuseChangeOfCheckpoint
            && call.Host.Store.Find(Msvm.VmSettings, InstanceIds.Settings(InstanceIds.Owner(instanceId))) is CimRecord settings
            && settings.Text("VirtualSystemType")!.StartsWith(VmTypes.SnapshotPrefix, StringComparison.OrdinalIgnoreCase))
        {
            throw new ProviderRefusal(ProviderRefusal.InvalidState, $"{instanceId} belongs to a checkpoint, which cannot be changed.");
        }
    }
}
