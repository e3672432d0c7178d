using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Cim.Cluster;
using HyperVNetworking.Cim.StandardCim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Virtualization;

/// <summary>Makes the state of a host from its records: pure, so that a test needs no host.</summary>
internal static class HostStateReader
{
    private const int ProblemsShown = 3;

    /// <summary>The state.</summary>
    /// <param name="records">What the host answered.</param>
    /// <param name="computerName">The host's name.</param>
    /// <param name="readAt">When it answered.</param>
    /// <returns>The state; not complete, with the objects named, if something on the host cannot be understood.</returns>
    public static HostState Read(HostRecords records, string computerName, DateTimeOffset readAt)
    {
        var problems = new List<string>();
        HostFactRecords facts = records.Facts;
        var nics = new NicReader(records.NetAdapters);
        var addresses = new AddressReader(records.IPAddresses, facts);
        var hardware = new NicHardwareReader(facts);
        var ports = new PortReader(records.PortSettings, records.Features, problems);
        var switches = new SwitchReader(records, ports, nics, addresses, hardware, problems);
        var adapters = new VmAdapterReader(records.PortSettings, ports, switches, nics, problems);
        FailoverCluster? cluster = new ClusterReader(records.Cluster, computerName, records.Systems.Select(s => s.ServerName).FirstOrDefault()).Read();
        var state = new HostState
        {
            Name = computerName,
            OS = WindowsVersion.Name(records.OperatingSystems),
            ReadAt = readAt,
            Cluster = cluster?.Name,
            FailoverCluster = cluster,
            Unread = facts.Unread.Concat(records.Cluster.Unread).ToValueList(),
            NetworkOwners = OwnerReader.Read(facts.OwnerServices).ToValueList(),
            PhysicalNics = nics.Read(addresses, hardware, new NicSessionReader(records)).ToValueList(),
            HostBusAdapters = StorageReader.HostBusAdapters(facts).ToValueList(),
            Disks = StorageReader.Disks(facts).ToValueList(),
            Volumes = StorageReader.Volumes(facts).ToValueList(),
            Teams = TeamReader.Read(records.Teams, records.TeamAdapters, addresses, problems).ToValueList(),
            QosPolicies = QosPolicyReader.Read(records.QosPolicies).ToValueList(),
            Switches = switches.ReadSwitches().ToValueList(),
            HostAdapters = switches.ReadHostAdapters().ToValueList(),
            Vms = new VmReader(records, adapters, cluster).Read().ToValueList(),
            Dormant = DormantReader.Read(records.SystemSettings, adapters).ToValueList(),
        };
        if (records.IsUnsteady)
        {
            problems.Add("VMs came and went each time it was read, so what was read of them may be of two moments: read it again when fewer move");
        }

        return problems.Count == 0 ? state : state with { Complete = false, Error = Summary(computerName, problems) };
    }

    private static string Summary(string computerName, List<string> problems)
    {
        int more = problems.Count - ProblemsShown;
        return $"{computerName}: {string.Join("; ", problems.Take(ProblemsShown))}{(more > 0 ? $"; and {more} more" : string.Empty)}.";
    }
}
