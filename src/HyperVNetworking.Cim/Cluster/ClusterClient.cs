using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.StandardCim;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Cluster;

/// <summary>Asks a failover cluster through one of its nodes, and sets its networks. That the exclusions are set with the private properties of their resource type is UNCONFIRMED; the rest is documented (learn.microsoft.com, cluswmi, MSCluster_Network).</summary>
/// <param name="client">The node.</param>
internal sealed class ClusterClient(ICimClient client)
{
    private const long JobStarting = 3;
    private const long JobRunning = 4;

    // A scheduled optimization may run for hours and takes no redundancy; whatever else runs may.
    private const string Harmless = "Optimize";

    /// <summary>Nodes, shared volumes and storage jobs: four round trips.</summary>
    public async Task<ClusterCondition> ReadConditionAsync(CancellationToken cancellationToken)
    {
        Task<IReadOnlyList<CimRecord>> cluster = EnumerateAsync(ClusterNames.Cluster, cancellationToken);
        Task<IReadOnlyList<CimRecord>> nodes = EnumerateAsync(ClusterNames.Node, cancellationToken);
        Task<IReadOnlyList<CimRecord>> volumes = EnumerateAsync(ClusterNames.SharedVolume, cancellationToken);
        Task<IReadOnlyList<CimRecord>> jobs = JobsAsync(cancellationToken);
        await Task.WhenAll(cluster, nodes, volumes, jobs);
        IReadOnlyList<CimRecord> clusters = await cluster;
        if (clusters.Count == 0)
        {
            throw new HostFaultException(client.ComputerName, HostFaultKind.NotFound, "The host is in no failover cluster.");
        }

        FailoverCluster read = new ClusterReader(new ClusterRecords { Cluster = clusters[0], Nodes = await nodes, SharedVolumes = await volumes }, client.ComputerName, clusters[0].ServerName).Read()!;
        return ClusterCondition.Of(read) with
        {
            Repairs = (await jobs).Where(j => j.Number("JobState") is >= JobStarting and <= JobRunning).Select(j => j.Text("Name") ?? string.Empty).Where(n => n.IndexOf(Harmless, System.StringComparison.OrdinalIgnoreCase) < 0).ToValueList(),
        };
    }

    /// <summary>The networks: two round trips.</summary>
    public async Task<ValueList<ClusterNetwork>> ReadNetworksAsync(CancellationToken cancellationToken)
    {
        Task<IReadOnlyList<CimRecord>> networks = EnumerateAsync(ClusterNames.Network, cancellationToken);
        Task<IReadOnlyList<CimRecord>> types = client.QueryAsync(ClusterNames.Namespace, ClusterNames.VmTypeQuery, cancellationToken);
        await Task.WhenAll(networks, types);
        return new ClusterNetworkReader(new ClusterRecords { Networks = await networks, VmTypes = await types }).Read().ToValueList();
    }

    /// <summary>Sets what differs: role and metric, the name, and last the exclusion, which goes by the GUID and is the least certain.</summary>
    public async Task SetNetworkAsync(ClusterNetwork now, ClusterNetwork wanted, CancellationToken cancellationToken)
    {
        var fields = new List<CimField>();
        if (now.Role != wanted.Role)
        {
            fields.Add(new CimField("Role", CimDataType.UInt32, wanted.Role switch { ClusterNetworkRole.ClusterAndClient => 3u, ClusterNetworkRole.ClusterOnly => 1u, _ => 0u }));
        }

        if (now.AutoMetric != wanted.AutoMetric)
        {
            fields.Add(new CimField("AutoMetric", CimDataType.Boolean, wanted.AutoMetric));
        }

        if (!wanted.AutoMetric && wanted.Metric is long metric && (now.AutoMetric || now.Metric != metric))
        {
            fields.Add(new CimField("Metric", CimDataType.UInt32, (uint)metric));
        }

        if (fields.Count > 0)
        {
            await client.ModifyAsync(ClusterNames.Namespace, new CimRecord(ClusterNames.Network, fields.Prepend(new CimField("Name", CimDataType.String, now.Name))), [], cancellationToken);
        }

        if (now.Name != wanted.Name)
        {
            var path = new CimPath(ClusterNames.Network, [new KeyValuePair<string, string>("Name", now.Name)]);
            await client.InvokeAsync(ClusterNames.Namespace, path, "Rename", [new CimField("newName", CimDataType.String, wanted.Name)], cancellationToken);
        }

        if (now.ExcludedFromMigration != wanted.ExcludedFromMigration && now.Id is string id)
        {
            await ExcludeAsync(id, wanted.ExcludedFromMigration, cancellationToken);
        }
    }

    private async Task ExcludeAsync(string id, bool exclude, CancellationToken cancellationToken)
    {
        IReadOnlyList<CimRecord> types = await client.QueryAsync(ClusterNames.Namespace, ClusterNames.VmTypeQuery, cancellationToken);
        CimRecord? properties = types.Select(t => t["PrivateProperties"] as CimRecord).FirstOrDefault();
        IEnumerable<string> others = (properties?.Text("MigrationExcludeNetworks") ?? string.Empty).Split(';').Select(i => i.Trim()).Where(i => i.Length > 0 && !Names.Same(i, id));
        var changed = new CimRecord(properties?.ClassName ?? "MSCluster_Property", [new CimField("MigrationExcludeNetworks", CimDataType.String, string.Join(";", exclude ? others.Append(id) : others))]);
        await client.ModifyAsync(
            ClusterNames.Namespace,
            new CimRecord(ClusterNames.ResourceType, [new CimField("Name", CimDataType.String, ClusterNames.VmType), new CimField("PrivateProperties", CimDataType.Instance, changed)]),
            [],
            cancellationToken);
    }

    private Task<IReadOnlyList<CimRecord>> EnumerateAsync(string className, CancellationToken cancellationToken) =>
        client.EnumerateAsync(ClusterNames.Namespace, className, cancellationToken);

    private async Task<IReadOnlyList<CimRecord>> JobsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await client.EnumerateAsync(StorageNames.Namespace, ClusterNames.StorageJob, cancellationToken);
        }
        catch (HostFaultException fault) when (fault.Kind == HostFaultKind.NotFound)
        {
            return [];
        }
    }
}
