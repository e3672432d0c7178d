using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Virtualization;

/// <summary>
/// Reads a host of which no VM came or went meanwhile. A host is read class by class: of a VM that leaves in between the name may be read and its adapters not,
/// or the adapters and not their VLANs. So where VMs may move their names are asked for once more at the end, one round trip, and if they differ all is read again.
/// </summary>
internal static class SteadyReading
{
    private const int Readings = 5;

    /// <summary>Reads a host.</summary>
    /// <param name="client">The host.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The records; marked where VMs came and went each time.</returns>
    /// <exception cref="HostFaultException">The host did not answer or refused.</exception>
    public static async Task<HostRecords> ReadAsync(ICimClient client, CancellationToken cancellationToken)
    {
        HostRecords records = await HostRecords.ReadAsync(client, cancellationToken);
        for (int reading = 1; reading < Readings; reading++)
        {
            if (!MayMove(records) || IsSame(records, await client.EnumerateAsync(VirtualizationNames.Namespace, VirtualizationNames.ComputerSystem, cancellationToken)))
            {
                return records;
            }

            records = await HostRecords.ReadAsync(client, cancellationToken);
        }

        return records with { IsUnsteady = true };
    }

    // In a cluster they always may; elsewhere a move leaves a job behind for some minutes, and a planned VM while it lasts.
    private static bool MayMove(HostRecords records) =>
        records.Cluster.Cluster is not null
        || records.Facts.MigrationJobs.Count > 0
        || records.SystemSettings.Any(s => Names.Same(s.Text("VirtualSystemType"), VirtualizationNames.Planned));

    private static bool IsSame(HostRecords records, IReadOnlyList<CimRecord> systemsNow)
    {
        HashSet<string> before = Keys(records.Systems);
        return before.SetEquals(Keys(systemsNow)) && VmReader.Live(records.SystemSettings).All(s => before.Contains(SettingId.Owner(SettingId.Of(s))));
    }

    private static HashSet<string> Keys(IEnumerable<CimRecord> systems) => new(systems.Select(s => s.Text("Name") ?? string.Empty), Names.Comparer);
}
