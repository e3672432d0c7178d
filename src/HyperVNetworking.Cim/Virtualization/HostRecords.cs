using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Cluster;
using HyperVNetworking.Cim.StandardCim;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using static HyperVNetworking.Cim.Virtualization.VirtualizationNames;

namespace HyperVNetworking.Cim.Virtualization;

/// <summary>All that one reading of a host brings back: whole classes, joined in memory afterwards, so that the number of round trips does not grow with the VMs (design 7).</summary>
internal sealed record HostRecords
{
    /// <summary>Host and VMs.</summary>
    public IReadOnlyList<CimRecord> Systems { get; init; } = [];

    /// <summary>Configurations of VMs, checkpoints and replicas.</summary>
    public IReadOnlyList<CimRecord> SystemSettings { get; init; } = [];

    /// <summary>VM adapters and port allocations.</summary>
    public IReadOnlyList<CimRecord> PortSettings { get; init; } = [];

    /// <summary>Features of ports and switches, of every class.</summary>
    public IReadOnlyList<CimRecord> Features { get; init; } = [];

    /// <summary>Configurations of virtual switches.</summary>
    public IReadOnlyList<CimRecord> SwitchSettings { get; init; } = [];

    /// <summary>Extensions of virtual switches.</summary>
    public IReadOnlyList<CimRecord> Extensions { get; init; } = [];

    /// <summary>Heartbeats of VMs.</summary>
    public IReadOnlyList<CimRecord> Heartbeats { get; init; } = [];

    /// <summary>Network adapters of the host.</summary>
    public IReadOnlyList<CimRecord> NetAdapters { get; init; } = [];

    /// <summary>IP addresses of the host.</summary>
    public IReadOnlyList<CimRecord> IPAddresses { get; init; } = [];

    /// <summary>LBFO teams.</summary>
    public IReadOnlyList<CimRecord> Teams { get; init; } = [];

    /// <summary>Members and team NICs of LBFO teams.</summary>
    public IReadOnlyList<CimRecord> TeamAdapters { get; init; } = [];

    /// <summary>QoS policies of the host itself.</summary>
    public IReadOnlyList<CimRecord> QosPolicies { get; init; } = [];

    /// <summary>What a host is asked besides, and may not tell.</summary>
    public HostFactRecords Facts { get; init; } = new();

    /// <summary>Its failover cluster.</summary>
    public ClusterRecords Cluster { get; init; } = ClusterRecords.None;

    /// <summary>The host's operating system.</summary>
    public IReadOnlyList<CimRecord> OperatingSystems { get; init; } = [];

    /// <summary>Whether VMs came to the host or left it each time it was read.</summary>
    public bool IsUnsteady { get; init; }

    /// <summary>Reads a host: one enumeration a class, all at once: 12 for networking, one for a failover cluster and more only where there is one, and the facts besides.</summary>
    /// <param name="client">The host.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The records.</returns>
    /// <exception cref="HostFaultException">The host did not answer or refused.</exception>
    public static async Task<HostRecords> ReadAsync(ICimClient client, CancellationToken cancellationToken)
    {
        Task<IReadOnlyList<CimRecord>> V2(string className) => client.EnumerateAsync(Namespace, className, cancellationToken);
        Task<IReadOnlyList<CimRecord>> Standard(string className) => client.EnumerateAsync(StandardCimNames.Namespace, className, cancellationToken);

        Task<IReadOnlyList<CimRecord>> systems = V2(ComputerSystem);
        Task<IReadOnlyList<CimRecord>> settings = V2(AnySystemSettings);
        Task<IReadOnlyList<CimRecord>> portSettings = V2(VirtualizationNames.PortSettings);
        Task<IReadOnlyList<CimRecord>> features = V2(AnyFeature);
        Task<IReadOnlyList<CimRecord>> extensions = V2(SwitchExtension);
        Task<IReadOnlyList<CimRecord>> heartbeats = V2(Heartbeat);
        Task<IReadOnlyList<CimRecord>> netAdapters = Standard(StandardCimNames.NetAdapter);
        Task<IReadOnlyList<CimRecord>> addresses = Standard(StandardCimNames.IPAddress);
        Task<IReadOnlyList<CimRecord>> teams = NoneIfAbsentAsync(Standard(StandardCimNames.Team));
        Task<IReadOnlyList<CimRecord>> teamAdapters = NoneIfAbsentAsync(Standard(StandardCimNames.TeamAdapter));
        Task<IReadOnlyList<CimRecord>> policies = NoneIfAbsentAsync(Standard(StandardCimNames.QosPolicy));
        Task<IReadOnlyList<CimRecord>> operatingSystems = NoneIfAbsentAsync(
            client.EnumerateAsync(StandardCimNames.WindowsNamespace, StandardCimNames.OperatingSystem, cancellationToken));
        Task<HostFactRecords> facts = HostFactRecords.ReadAsync(client, cancellationToken);
        Task<ClusterRecords> cluster = ClusterRecords.ReadAsync(client, cancellationToken);
        await Task.WhenAll(cluster, facts, systems, settings, portSettings, features, extensions, heartbeats, netAdapters, addresses, teams, teamAdapters, policies, operatingSystems);

        return new HostRecords
        {
            Systems = await systems,
            SystemSettings = Of(await settings, VirtualizationNames.SystemSettings),
            PortSettings = await portSettings,
            Features = await features,
            SwitchSettings = Of(await settings, VirtualizationNames.SwitchSettings),
            Extensions = await extensions,
            Heartbeats = await heartbeats,
            NetAdapters = await netAdapters,
            IPAddresses = await addresses,
            Teams = await teams,
            TeamAdapters = await teamAdapters,
            QosPolicies = await policies,
            Facts = await facts,
            Cluster = await cluster,
            OperatingSystems = await operatingSystems,
        };
    }

    private static CimRecord[] Of(IEnumerable<CimRecord> records, string className) => records.Where(r => r.ClassName == className).ToArray();

    // A Windows client has no LBFO: the class is absent, or the provider answers Failed and says so (facts B1.3).
    private static async Task<IReadOnlyList<CimRecord>> NoneIfAbsentAsync(Task<IReadOnlyList<CimRecord>> reading)
    {
        try
        {
            return await reading;
        }
        catch (HostFaultException fault) when (IsAbsent(fault))
        {
            return [];
        }
    }

    private static bool IsAbsent(HostFaultException fault) => fault.Kind switch
    {
        HostFaultKind.NotFound or HostFaultKind.NotSupported => true,
        HostFaultKind.Failed => fault.Message.IndexOf("LBFO", StringComparison.Ordinal) >= 0,
        _ => false,
    };
}
