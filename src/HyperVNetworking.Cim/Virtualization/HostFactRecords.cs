using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.StandardCim;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Virtualization;

/// <summary>What a host is asked besides its network: seven enumerations for what NICs do in hardware and how the host speaks over them, eight for storage, one query for who manages it, one enumeration of migrations. Each is asked by itself, since a deep enumeration of a common base would end with the first provider that fails, and would bring every advanced property of every adapter; so a host that lacks one tells all the others.</summary>
internal sealed record HostFactRecords
{
    /// <summary>RSS settings.</summary>
    public IReadOnlyList<CimRecord> Rss { get; init; } = [];

    /// <summary>VMQ settings.</summary>
    public IReadOnlyList<CimRecord> Vmq { get; init; } = [];

    /// <summary>SR-IOV settings.</summary>
    public IReadOnlyList<CimRecord> SrIov { get; init; } = [];

    /// <summary>RDMA settings.</summary>
    public IReadOnlyList<CimRecord> Rdma { get; init; } = [];

    /// <summary>Routes.</summary>
    public IReadOnlyList<CimRecord> Routes { get; init; } = [];

    /// <summary>DNS servers of interfaces.</summary>
    public IReadOnlyList<CimRecord> DnsServers { get; init; } = [];

    /// <summary>Registration in DNS of interfaces.</summary>
    public IReadOnlyList<CimRecord> DnsClients { get; init; } = [];

    /// <summary>Disks.</summary>
    public IReadOnlyList<CimRecord> Disks { get; init; } = [];

    /// <summary>Partitions of disks.</summary>
    public IReadOnlyList<CimRecord> Partitions { get; init; } = [];

    /// <summary>Ports of host bus adapters.</summary>
    public IReadOnlyList<CimRecord> InitiatorPorts { get; init; } = [];

    /// <summary>iSCSI connections.</summary>
    public IReadOnlyList<CimRecord> IscsiConnections { get; init; } = [];

    /// <summary>SMB connections.</summary>
    public IReadOnlyList<CimRecord> SmbConnections { get; init; } = [];

    /// <summary>Virtual hard disks and other media of VMs.</summary>
    public IReadOnlyList<CimRecord> VmMedia { get; init; } = [];

    /// <summary>Physical disks that are passed through to VMs.</summary>
    public IReadOnlyList<CimRecord> PassedThrough { get; init; } = [];

    /// <summary>Disks as Hyper-V can pass them through.</summary>
    public IReadOnlyList<CimRecord> DiskDrives { get; init; } = [];

    /// <summary>Services of tools that set the network.</summary>
    public IReadOnlyList<CimRecord> OwnerServices { get; init; } = [];

    /// <summary>Jobs that move VMs to other hosts.</summary>
    public IReadOnlyList<CimRecord> MigrationJobs { get; init; } = [];

    /// <summary>What the host did not tell, with the reason.</summary>
    public ValueList<string> Unread { get; init; } = [];

    /// <summary>Asks for all of it at once.</summary>
    /// <param name="client">The host.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The records.</returns>
    /// <exception cref="HostFaultException">The host does not answer any more.</exception>
    public static async Task<HostFactRecords> ReadAsync(ICimClient client, CancellationToken cancellationToken)
    {
        Task<Answer> Of(string fact, string nameSpace, string className) => AskAsync(fact, client.EnumerateAsync(nameSpace, className, cancellationToken));
        Task<Answer> Query(string fact, string query, string nameSpace = VirtualizationNames.Namespace) => AskAsync(fact, client.QueryAsync(nameSpace, query, cancellationToken));

        Answer[] answers = await Task.WhenAll(
            Of(HostFact.Rss, StandardCimNames.Namespace, StandardCimNames.Rss),
            Of(HostFact.Vmq, StandardCimNames.Namespace, StandardCimNames.Vmq),
            Of(HostFact.SrIov, StandardCimNames.Namespace, StandardCimNames.SrIov),
            Of(HostFact.Rdma, StandardCimNames.Namespace, StandardCimNames.Rdma),
            Of(HostFact.Routes, StandardCimNames.Namespace, StandardCimNames.Route),
            Of(HostFact.DnsServers, StandardCimNames.Namespace, StandardCimNames.DnsServers),
            Of(HostFact.DnsRegistration, StandardCimNames.Namespace, StandardCimNames.DnsClient),
            Of(HostFact.Disks, StorageNames.Namespace, StorageNames.Disk),
            Of(HostFact.Volumes, StorageNames.Namespace, StorageNames.Partition),
            Of(HostFact.HostBusAdapters, StorageNames.Namespace, StorageNames.InitiatorPort),
            Of(HostFact.IscsiConnections, StorageNames.Namespace, StorageNames.IscsiConnection),
            Of(HostFact.SmbConnections, StorageNames.SmbNamespace, StorageNames.SmbConnection),
            Query(HostFact.VmDisks, StorageNames.VmMediaQuery),
            Query(HostFact.VmDisks, StorageNames.PassedThroughQuery),
            Query(HostFact.VmDisks, StorageNames.DiskDriveQuery),
            Query(HostFact.NetworkOwners, StandardCimNames.OwnerQuery, StandardCimNames.WindowsNamespace),
            Of(HostFact.Migrations, VirtualizationNames.Namespace, VirtualizationNames.MigrationJob));
        return new HostFactRecords
        {
            Rss = answers[0].Records,
            Vmq = answers[1].Records,
            SrIov = answers[2].Records,
            Rdma = answers[3].Records,
            Routes = answers[4].Records,
            DnsServers = answers[5].Records,
            DnsClients = answers[6].Records,
            Disks = answers[7].Records,
            Partitions = answers[8].Records,
            InitiatorPorts = answers[9].Records,
            IscsiConnections = answers[10].Records,
            SmbConnections = answers[11].Records,
            VmMedia = answers[12].Records,
            PassedThrough = answers[13].Records,
            DiskDrives = answers[14].Records,
            OwnerServices = answers[15].Records,
            MigrationJobs = answers[16].Records,
            Unread = answers.Select(a => a.Unread).OfType<string>().Distinct().ToValueList(),
        };
    }

    private static async Task<Answer> AskAsync(string fact, Task<IReadOnlyList<CimRecord>> reading)
    {
        try
        {
            return new Answer(await reading, null);
        }
        catch (HostFaultException fault) when (fault.Kind is not (HostFaultKind.Unreachable or HostFaultKind.Timeout or HostFaultKind.Busy))
        {
            string prefix = fault.ComputerName + ": ";
            string why = fault.Message.StartsWith(prefix, StringComparison.Ordinal) ? fault.Message.Substring(prefix.Length) : fault.Message;
            return new Answer([], $"{fact}: {why}");
        }
    }

    private sealed record Answer(IReadOnlyList<CimRecord> Records, string? Unread);
}
